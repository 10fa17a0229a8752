// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace StatsExchange.Faults.Processes;

/// <summary>Programs of the system.</summary>
internal static class Tool
{
    /// <summary>Runs one to its end; false where it is not there or fails.</summary>
    public static bool Try(string program, params IReadOnlyList<string> arguments)
    {
        try
        {
            ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            Task.WaitAll(output, error);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
