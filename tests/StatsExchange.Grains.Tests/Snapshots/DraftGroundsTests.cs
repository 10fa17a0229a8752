// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Grains.Tests.Rounds;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Snapshots;

/// <summary>A draft is held against all that it was made of: whenever that came, of whatever period, and by whatever version of the hub.</summary>
public sealed class DraftGroundsTests
{
    [Theory]
    [InlineData("DNK EMI 2015 3763", "DNK EMI 2015 3763 CONF_STATUS=C")]
    [InlineData("DNK EMI 2015 3763", "DNK EMI 2015 -")]
    [InlineData("DNK EMI 2015 3763", null)]
    public async Task Draft_CellThatCameWhileItWasMade_IsClosedWhereItIsTakenBackLater(string came, string? since)
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        var (journal, afterNextHeads) = AfterHeads.Over(memory);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("SWE", "FIN EMI 2015 12");
        afterNextHeads(() => hub.SubmitAsync("SWE", came));
        var pulled = await hub.PullAsync(await hub.SnapshotAsync());
        Assert.Equal(3763, pulled.Row("ORG", "SWE", "DNK").Value);

        await (since is null ? hub.WithdrawLastAsync("SWE") : hub.SubmitAsync("SWE", since));

        await hub.ExpectClosedAsync(pulled.Manifest.Snapshot);
    }

    [Fact]
    public async Task Draft_CellThatWasOpenOnlyWhileItWasMade_IsClosed()
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        var (journal, afterNextHeads) = AfterHeads.Over(memory);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("SWE", "FIN EMI 2015 12", "DNK EMI 2015 3763 CONF_STATUS=C");
        afterNextHeads(() => hub.SubmitAsync("SWE", "DNK EMI 2015 3763"));
        var pulled = await hub.PullAsync(await hub.SnapshotAsync());
        Assert.Equal(3763, pulled.Row("ORG", "SWE", "DNK").Value);

        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763 CONF_STATUS=C");

        await hub.ExpectClosedAsync(pulled.Manifest.Snapshot);
    }

    [Fact]
    public async Task Draft_CellThatCameWhileItWasMadeAndWasOnlyRevisedLater_StaysOpen()
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        var (journal, afterNextHeads) = AfterHeads.Over(memory);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("SWE", "FIN EMI 2015 12");
        afterNextHeads(() => hub.SubmitAsync("SWE", "DNK EMI 2015 3763"));
        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800");

        Assert.NotNull(await hub.ReadAsync(pulled.Manifest.Snapshot));
    }

    [Theory]
    [InlineData("DNK EMI 2014 3000 CONF_STATUS=C", true)]
    [InlineData("DNK EMI 2014 -", true)]
    [InlineData("DNK EMI 2014 3001", false)]
    [InlineData("DNK EMI 2013 2999 CONF_STATUS=C", false)]
    public async Task Draft_WithAnEstimateThatLearntFromAnotherPeriod_IsClosedByWhatIsTakenBackThere(string since, bool closes)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "DNK EMI 2014 3000", "DNK EMI 2013 2999");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "SWE IMM 2014 2500");
        CallerContext.Set(RegionHub.Steward);
        var request = new StartReconciliationRequest
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = "residence", TimePeriod = "2015", Method = "factors", Parameters = { ["pool"] = "2014" },
        };
        var job = (await hub.Grain.StartReconciliationAsync(request.ToProto())).Read().Job;
        await hub.EndOfAsync(job);
        var draft = (await hub.EndOfAsync(await hub.SnapshotAsync(reconciliations: job.Id))).Job.Snapshot;

        await hub.SubmitAsync("SWE", since);

        if (closes)
        {
            await hub.ExpectClosedAsync(draft);
            Assert.Equal(ErrorReason.StateNotFit, (await Assert.ThrowsAsync<RefusedException>(() => hub.ReleaseAsync(draft))).Reason);
        }
        else
        {
            Assert.Equal(SnapshotState.Released, (await hub.ReleaseAsync(draft)).State);
        }
    }

    [Fact]
    public async Task Draft_FromBeforeItWasKeptWhatItWasMadeOf_IsClosed()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await MakeAsync(journal);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        CallerContext.Set(RegionHub.Steward);
        var completed = (await hub.Grain.GetSnapshotAsync("EUROPE27-1")).Completed.Read();
        completed.Id = (await hub.SnapshotAsync()).Id;
        CallerContext.Set(RegionHub.Itself);
        completed.Epoch = (await hub.Grain.ClaimJobAsync(completed.Id, "before"))!.Epoch;
        completed.Snapshot.Id = "EUROPE27-2";
        completed.CheckedAt.Clear();
        completed.ReadAt.Clear();
        Assert.True(await hub.Grain.CompleteSnapshotAsync(completed.ToProto()));

        await hub.ExpectClosedAsync("EUROPE27-2");

        Assert.NotNull(await hub.ReadAsync("EUROPE27-1"));
    }

    private static async Task MakeAsync(IJournal journal)
    {
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763");
        Assert.Equal("EUROPE27-1", (await hub.EndOfAsync(await hub.SnapshotAsync())).Job.Snapshot);
    }
}
