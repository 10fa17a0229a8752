// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace StatsExchange.Benchmarks.Processes;

/// <summary>Programs of others.</summary>
internal static class Tool
{
    /// <summary>Where a program is; null where it is not installed.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Where a program is that a reference needs.</summary>
    /// <exception cref="NotMeasuredException">It is not installed.</exception>
    public static string Require(string program) => Find(program) ?? throw new NotMeasuredException($"{program} is not installed");

    /// <summary>Runs a program to its end and returns what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It fails.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string directory = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} failed: {(await error).Trim()}");
    }
}
