// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.InteropServices;
using Grpc.Net.Client;
using Orleans;

namespace StatsExchange.Benchmarks.Reports;

/// <summary>Where and with what a run was made.</summary>
internal sealed record Machine(DateTime Time, int Cores, string System, string Runtime, string Grpc, string Orleans, string ServerGc)
{
    public static Machine Here(bool? serverGc) => new(
        DateTime.UtcNow,
        Environment.ProcessorCount,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        VersionOf(typeof(GrpcChannel)),
        VersionOf(typeof(IGrainFactory)),
        serverGc switch { null => "as configured", true => "on", false => "off" });

    private static string VersionOf(Type type) =>
        $"{type.Assembly.GetName().Name} {type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion} of {type.Assembly.GetCustomAttribute<AssemblyCompanyAttribute>()?.Company}";
}
