// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Reflection;

namespace StatsExchange.Cli.Tests.Terminal;

/// <summary>Runs the built executable, as a person or a script would.</summary>
internal static class Statsx
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string Path { get; } = typeof(Statsx).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "StatsxPath").Value!;

    public static Task<StatsxResult> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    public static Task<StatsxResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) => AnsweringAsync("", environment, arguments);

    /// <summary>With something on standard input.</summary>
    public static async Task<StatsxResult> AnsweringAsync(string input, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("STATSX_HUB");
        start.Environment.Remove("STATSX_TOKEN");
        start.Environment.Remove("STATSX_CA");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        await WriteAsync(process, input);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new StatsxResult(process.ExitCode, await output, await error);
    }

    // Who asks nothing may have ended before the answer is written.
    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            Assert.NotEmpty(input);
        }
    }
}
