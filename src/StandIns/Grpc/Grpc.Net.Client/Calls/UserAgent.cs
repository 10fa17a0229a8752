// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Grpc.Net.Client;

internal static class UserAgent
{
    /// <summary>Library and version, and what it runs on, as gRPC's libraries for .NET tell it.</summary>
    public static readonly string Value =
        $"grpc-dotnet/{typeof(UserAgent).Assembly.GetName().Version!.ToString(3)} "
        + $"({RuntimeInformation.FrameworkDescription}; CLR {Environment.Version}; net{Environment.Version.ToString(2)}; {System}; {Architecture})";

    private static string System => OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "osx" : "unknown";

    private static string Architecture => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
}
