// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Processes;

internal static class DotnetHost
{
    public static string Program => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
