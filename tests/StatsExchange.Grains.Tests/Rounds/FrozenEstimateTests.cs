// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>Estimates in a round's snapshot are of corridors between members of which something is frozen.</summary>
public sealed class FrozenEstimateTests
{
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("FIN")]
    [InlineData("")]
    public async Task Snapshot_EstimateForAMemberWithoutPin_IsSetAsideAndTheOthersAreThere(string asked)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await RegionHub.StartAsync(journal, clock: _clock);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.AgreeAsync("FIN", Use.Estimate);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "FIN EMI 2015 77");
        await hub.SubmitAsync("DNK", "SWE EMI 2015 4000");
        var job = (await hub.EndOfAsync(await hub.ReconcileAsync("sending"))).Job;

        // Finland is not asked, or is and forwards nothing yet: either way nothing of it is frozen.
        var round = await hub.FreezeAsync(await hub.OpenAsync(RoundActs.Plan(_clock.Now, asked.Length > 0 ? ["DNK", asked, "SWE"] : ["DNK", "SWE"])));
        await hub.AgreeAsync("FIN");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round, job.Id));

        Assert.Equal(3763, pulled.Row("EST", "SWE", "DNK").Value);
        Assert.DoesNotContain(pulled.Rows, row => row.Key["FIGURE"] == "EST" && row.Key["DESTINATION"] == "FIN");
        Assert.Contains(pulled.Manifest.SetAside, aside => aside is { Country: "FIN", Reason: "NOT_IN_ROUND", Observations: 1 });
        Assert.Equal(77, (await hub.PullAsync(await hub.SnapshotAsync("FLOW", "2015", "2015", job.Id))).Row("EST", "SWE", "FIN").Value);
    }
}
