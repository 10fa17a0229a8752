// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;

namespace StatsExchange.Hub.Tests.Administration;

/// <summary>A backup that is killed in the middle.</summary>
public sealed class BrokenOffBackupTests(RunningHub hub) : IClassFixture<RunningHub>, IDisposable
{
    private const int Attempts = 20;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Backup_KilledInTheMiddle_LeavesNothingThatPassesForOneAndCanBeMadeAgain()
    {
        await hub.SubmitAsync(Flows.Header("SWE", "killed-1"), Flows.Observation("EMI", "DNK", 1));
        var target = await KilledInTheMiddleAsync();

        Assert.False(Path.Exists(target));
        Assert.False(File.Exists(Path.Combine(target + ".incomplete", "backup.json")));
        Assert.Equal(1, await RunAsync("restore", target + ".incomplete", "--data", _directory.File("restored")));
        Assert.Equal(1, await RunAsync("check", "--backup", target + ".incomplete"));
        Assert.Equal(0, await RunAsync("backup", "--data", hub.Data, "--to", target));
        Assert.False(Path.Exists(target + ".incomplete"));
        Assert.Equal(0, await RunAsync("check", "--backup", target));
    }

    private static async Task<int> RunAsync(params string[] arguments)
    {
        using var process = HubProcess.Start(arguments);
        return (await process.WaitForExitAsync()).ExitCode;
    }

    /// <summary>Kills while the journal is being copied; one that was faster is whole, and another is begun.</summary>
    private async Task<string> KilledInTheMiddleAsync()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var target = _directory.File($"backup-{attempt}");
            using var process = HubProcess.Start(["backup", "--data", hub.Data, "--to", target]);
            var copied = Path.Combine(target + ".incomplete", "journal.db");
            while (!File.Exists(copied) && !process.HasExited)
            {
                await Task.Delay(1);
            }

            if (!process.HasExited)
            {
                process.Kill();
            }

            if (File.Exists(copied) && !File.Exists(Path.Combine(target + ".incomplete", "backup.json")))
            {
                return target;
            }
        }

        throw new InvalidOperationException("Every backup was faster than the kill.");
    }
}
