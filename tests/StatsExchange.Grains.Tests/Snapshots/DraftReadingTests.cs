// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Grains.Tests.Rounds;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Snapshots;

/// <summary>With every read a draft is held against what its members withhold by now; where nothing was set since, nothing is looked through again.</summary>
public sealed class DraftReadingTests
{
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("DNK EMI 2015 3763 CONF_STATUS=C")]
    [InlineData("DNK EMI 2015 -")]
    public async Task Export_OfADraftUnderWay_EndsWhereAMemberWithholdsOrTakesBack(string since)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var draft = (await hub.EndOfAsync(await hub.SnapshotAsync())).Job.Snapshot;
        CallerContext.Set(RegionHub.Steward);
        await using var parts = hub.Service<SnapshotReader>().ExportAsync(new ExportSnapshotRequest { Snapshot = draft }, CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync());

        await hub.SubmitAsync("SWE", since);
        CallerContext.Set(RegionHub.Steward);

        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await parts.MoveNextAsync());
        Assert.Equal(ErrorReason.StateNotFit, refused.Reason);
        Assert.Contains("make it again", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AfterACellsOwnEmbargoHasEnded_IsPermittedAgain()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var draft = (await hub.EndOfAsync(await hub.SnapshotAsync())).Job.Snapshot;
        var embargoed = RegionHub.Row("DNK EMI 2015 3763");
        embargoed.Attributes["EMBARGO_TIME"] = _clock.Now.AddDays(2).ToString("O");
        await hub.SubmitAsync("SWE", "FLOW", [embargoed]);
        await ExpectClosedAsync(hub, draft);
        await ExpectClosedAsync(hub, draft);

        _clock.Pass(TimeSpan.FromDays(3));

        Assert.NotNull(await hub.ReadAsync(draft));
    }

    [Fact]
    public async Task Read_WithheldAndFreedAgain_FollowsWhatStandsNow()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var first = (await hub.EndOfAsync(await hub.SnapshotAsync())).Job.Snapshot;
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800");
        var second = (await hub.EndOfAsync(await hub.SnapshotAsync())).Job.Snapshot;
        Assert.All([await hub.ReadAsync(first), await hub.ReadAsync(second)], Assert.NotNull);

        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800 CONF_STATUS=S");
        await ExpectClosedAsync(hub, first);
        await ExpectClosedAsync(hub, second);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800");

        Assert.All([await hub.ReadAsync(first), await hub.ReadAsync(second)], Assert.NotNull);
    }

    [Fact]
    public async Task Read_AgainWithNothingSetSince_ReadsNoFigures()
    {
        await using var memory = new MemoryJournal(_clock);
        var (journal, counted) = CountingJournal.Over(memory, nameof(IJournal.EntryAsync), nameof(IJournal.GetBlockAsync));
        await using var hub = await StartAsync(journal);
        var draft = (await hub.EndOfAsync(await hub.SnapshotAsync())).Job.Snapshot;
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800");
        var unread = counted();
        await hub.ReadAsync(draft);
        var before = counted();
        Assert.True(before > unread);

        await hub.ReadAsync(draft);

        Assert.Equal(before, counted());
    }

    private static async Task ExpectClosedAsync(RegionHub hub, string draft) =>
        Assert.Equal(ErrorReason.StateNotFit, (await Assert.ThrowsAsync<RefusedException>(() => hub.ReadAsync(draft))).Reason);

    private async Task<RegionHub> StartAsync(IJournal journal)
    {
        var hub = await RegionHub.StartAsync(journal, clock: _clock);
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "FIN EMI 2015 12");
        return hub;
    }
}
