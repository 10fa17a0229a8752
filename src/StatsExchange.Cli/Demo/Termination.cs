// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StatsExchange.Cli.Demo;

/// <summary>Asks a process to end. .NET itself can only kill one.</summary>
internal static class Termination
{
    private const int Sigterm = 15;

    public static void Ask(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else
        {
            // A process that has just ended is no error.
            _ = Kill(process.Id, Sigterm);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
