// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace StatsExchange.Benchmarks.Processes;

/// <summary>A server started as a child that writes its address and stops when its input ends or it is told to.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, bool? serverGc = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("STATSX_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        if (serverGc is { } isOn)
        {
            start.Environment["DOTNET_gcServer"] = isOn ? "1" : "0";
        }

        var process = Process.Start(start)!;
        try
        {
            return new ServerProcess(process, await ReadAddressAsync(process));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>Asks a program that does not listen to its input.</summary>
    public async Task TerminateAsync() => await Tool.RunAsync("kill", ["-TERM", $"{_process.Id}"]);

    private static async Task<Uri> ReadAddressAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Written().Match(line) is { Success: true } match)
            {
                // What follows is a log; a pipe that nobody empties would stop its writer.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new Uri(match.Value);
            }
        }

        throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended before it served.");
    }

    [GeneratedRegex("http://[0-9.]+:[0-9]+")]
    private static partial Regex Written();
}
