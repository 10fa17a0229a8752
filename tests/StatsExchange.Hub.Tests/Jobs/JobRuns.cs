// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Jobs;

/// <summary>Has hub processes do one job on copies of the same region: undisturbed, and killed half-way.</summary>
/// <param name="region">The region.</param>
/// <param name="start">Starts the job under a request id.</param>
/// <param name="read">Reads what the job found.</param>
internal sealed class JobRuns<T>(ReportingRegion region, Func<RegionClient, string, Task<Job>> start, Func<RegionClient, string, Task<T>> read) : IDisposable
{
    private readonly TempDirectory _directory = new();

    /// <summary>Where the hub that was killed, and the one after it, keep their data.</summary>
    public string KilledData => _directory.File("killed");

    /// <summary>What the job finds where nothing disturbs it.</summary>
    public async Task<T> UndisturbedAsync()
    {
        var data = _directory.File("undisturbed");
        region.CopyTo(data);
        using var process = HubProcess.Start(Arguments(data));
        using var steward = new RegionClient(await process.WaitForAddressAsync(), data);
        return await EndAsync(steward, (await start(steward, "undisturbed")).Id);
    }

    /// <summary>What it finds where its process is killed at a named place, the so-many-th time it comes by, and another one goes on.</summary>
    public async Task<T> KilledAsync(string place, int times)
    {
        var mark = _directory.File("mark");
        region.CopyTo(KilledData);
        using (var doomed = HubProcess.StartDoomed(Arguments(KilledData), place, times, mark))
        using (var steward = new RegionClient(await doomed.WaitForAddressAsync(), KilledData))
        {
            // The answer may come, or the end before it.
            await Record.ExceptionAsync(() => start(steward, "killed"));
            await doomed.WaitForExitAsync();
            Assert.True(File.Exists(mark), "The hub ended, and not at the place.");
        }

        using var second = HubProcess.Start(Arguments(KilledData));
        using var later = new RegionClient(await second.WaitForAddressAsync(), KilledData);
        // Asked again, it is the same job.
        var found = await EndAsync(later, (await start(later, "killed")).Id);
        await second.TerminateAsync();
        await second.WaitForExitAsync();
        return found;
    }

    public void Dispose() => _directory.Dispose();

    private async Task<T> EndAsync(RegionClient steward, string id)
    {
        Assert.Equal(JobState.Done, (await steward.EndOfAsync(id)).State);
        return await read(steward, id);
    }

    private static string[] Arguments(string data) => ["--data", data, "--urls", "http://127.0.0.1:0"];
}
