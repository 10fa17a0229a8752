// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace StatsExchange.Cli.Demo;

/// <summary>Writes what a hub prints into a file as it comes, and remembers the last line for the case that it does not start.</summary>
internal sealed class HubLog : IAsyncDisposable
{
    private readonly Lock _turn = new();
    private readonly StreamWriter _file;
    private readonly Task _both;

    private HubLog(Process process, string path)
    {
        _file = new StreamWriter(path) { AutoFlush = true };
        _both = Task.WhenAll(CopyAsync(process.StandardOutput), CopyAsync(process.StandardError));
    }

    public string LastLine { get; private set; } = "it printed nothing";

    public static HubLog Of(Process process, string path) => new(process, path);

    /// <summary>Waits until the process has closed both its outputs, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _both.ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    private async Task CopyAsync(StreamReader from)
    {
        while (await from.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            lock (_turn)
            {
                LastLine = line.Trim();
                _file.WriteLine(line);
            }
        }
    }
}
