// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Grains.Tests.Vintages;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Snapshots;

/// <summary>A draft lives by the agreements it rests on; what was released stays.</summary>
public sealed class SnapshotReleaseTests
{
    [Fact]
    public async Task Revoke_OfAnAgreementADraftRestsOn_MakesItUnreadableAndTellsWhy()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var agreement = await SubmitAndAgreeAsync(hub);
        var draft = await MakeAsync(hub);
        Assert.Equal(SnapshotState.Draft, draft.State);

        await hub.RevokeAsync("SWE", agreement);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ExportAsync(hub, draft.Id));
        Assert.Equal(ErrorReason.NoAgreement, refused.Reason);
        Assert.Contains(agreement, refused.Message, StringComparison.Ordinal);
        Assert.Contains("test", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorReason.NoAgreement, (await Assert.ThrowsAsync<RefusedException>(() => GetAsync(hub, draft.Id))).Reason);
        Assert.Equal(ErrorReason.NoAgreement, (await Assert.ThrowsAsync<RefusedException>(() => ReleaseAsync(hub, draft.Id))).Reason);
    }

    [Fact]
    public async Task List_OfADraftThatIsNotReadable_TellsNothingOfItsContent()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var agreement = await SubmitAndAgreeAsync(hub);
        var draft = await MakeAsync(hub);
        Assert.True(draft.Observations > 0 && draft.MerkleRoot.Length == 32);

        await hub.RevokeAsync("SWE", agreement);

        var listed = Assert.Single(await ListAsync(hub));
        Assert.Contains("revoked", listed.Unreadable, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (listed.Observations, listed.Blocks, listed.MerkleRoot.Length));
        Assert.Equal((draft.Id, draft.Structure, SnapshotState.Draft), (listed.Id, listed.Structure, listed.State));
    }

    [Fact]
    public async Task Release_ThenRevoke_StaysReadableByteForByte()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var agreement = await SubmitAndAgreeAsync(hub);
        var draft = await MakeAsync(hub);
        var before = await ExportAsync(hub, draft.Id);

        var released = await ReleaseAsync(hub, draft.Id);
        await hub.RevokeAsync("SWE", agreement);

        Assert.Equal((SnapshotState.Released, "checked"), (released.State, released.ReleaseNote));
        Assert.EndsWith("/sofia", released.ReleasedBy, StringComparison.Ordinal);
        Assert.Equal(before.Select(part => part.ToString()), (await ExportAsync(hub, draft.Id)).Select(part => { part.Revision = before[0].Revision; return part.ToString(); }));
        Assert.Equal(released, Assert.Single(await ListAsync(hub)));
    }

    [Fact]
    public async Task Revoke_OfAnAgreementADraftDoesNotRestOn_ChangesNothing()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await SubmitAndAgreeAsync(hub);
        var other = await hub.AgreeAsync("FIN");
        var draft = await MakeAsync(hub);

        await hub.RevokeAsync("FIN", other);

        Assert.NotEmpty(await ExportAsync(hub, draft.Id));
    }

    [Fact]
    public async Task Revoke_OfWhatAnEstimateInADraftRestsOn_MakesItUnreadable()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await SubmitAndAgreeAsync(hub);
        var estimating = await hub.AgreeAsync("FIN", Use.Estimate);
        var reconciliation = (await hub.EndOfAsync(await hub.ReconcileAsync())).Job;
        var draft = await MakeAsync(hub, reconciliation.Id);

        await hub.RevokeAsync("FIN", estimating);

        Assert.Equal(ErrorReason.NoAgreement, (await Assert.ThrowsAsync<RefusedException>(() => ExportAsync(hub, draft.Id))).Reason);
    }

    [Fact]
    public async Task Revoke_OfWhatAnAgreedFigureInADraftRestsOn_MakesItUnreadable()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 10");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 20");
        var publishing = await hub.AgreeAsync("SWE", Use.PublishAgreed);
        await hub.AgreeAsync("DNK", Use.PublishAgreed);
        await hub.SettleAsync("SWE", "DNK", 15, ReleaseClass.Region);
        var draft = await MakeAsync(hub);

        await hub.RevokeAsync("SWE", publishing);

        Assert.Equal(ErrorReason.NoAgreement, (await Assert.ThrowsAsync<RefusedException>(() => ExportAsync(hub, draft.Id))).Reason);
    }

    [Fact]
    public async Task Export_OfADraftUnderWay_EndsWhereTheAgreementIsRevoked()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var agreement = await SubmitAndAgreeAsync(hub);
        var draft = await MakeAsync(hub);
        CallerContext.Set(RegionHub.Steward);
        await using var parts = hub.Service<SnapshotReader>().ExportAsync(new ExportSnapshotRequest { Snapshot = draft.Id }, CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync());

        await hub.RevokeAsync("SWE", agreement);
        CallerContext.Set(RegionHub.Steward);

        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await parts.MoveNextAsync());
        Assert.Equal(ErrorReason.NoAgreement, refused.Reason);
    }

    [Fact]
    public async Task Draft_WhoseAgreementHasEndedByTime_IsNotRead()
    {
        var clock = new ManualClock { Now = TimeProvider.System.GetUtcNow() };
        await using var journal = new MemoryJournal(clock);
        await using var hub = await RegionHub.StartAsync(journal, clock: clock);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 10");
        await hub.AgreeAsync("SWE", RegionHub.Steward, terms => terms.ValidTo = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(clock.Now.AddDays(1)), Use.ForwardToRegion, Use.PublishOriginal);
        var draft = await MakeAsync(hub);
        Assert.NotEmpty(await ExportAsync(hub, draft.Id));

        clock.Pass(TimeSpan.FromDays(1));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ExportAsync(hub, draft.Id));
        Assert.Contains("ended on", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoke_WhileTheSnapshotIsRecorded_LeavesADraftThatIsNotRead()
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        var (journal, atNextStaging) = InterruptedJournal.Over(memory);
        await using var hub = await RegionHub.StartAsync(journal);
        var agreement = await SubmitAndAgreeAsync(hub);

        // Blocks are staged first, and the manifest once the agreements were looked at again.
        atNextStaging(() => { atNextStaging(() => hub.RevokeAsync("SWE", agreement)); return Task.CompletedTask; });
        var ended = (await hub.EndOfAsync(await hub.SnapshotAsync())).Job;

        Assert.Equal(JobState.Done, ended.State);
        Assert.Equal(ErrorReason.NoAgreement, (await Assert.ThrowsAsync<RefusedException>(() => ExportAsync(hub, ended.Snapshot))).Reason);
    }

    [Fact]
    public async Task Release_Twice_OrByTheHubsSteward_IsRefused()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await SubmitAndAgreeAsync(hub);
        var draft = await MakeAsync(hub);
        var hubs = new Caller("hubert", Role.Steward, null, null);

        Assert.Equal(ErrorReason.NotYours, (await Assert.ThrowsAsync<RefusedException>(() => ReleaseAsync(hub, draft.Id, hubs))).Reason);
        await ReleaseAsync(hub, draft.Id);

        Assert.Equal(ErrorReason.StateNotFit, (await Assert.ThrowsAsync<RefusedException>(() => ReleaseAsync(hub, draft.Id))).Reason);
        Assert.Equal(ErrorReason.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => ReleaseAsync(hub, "EUROPE27-9"))).Reason);
    }

    [Fact]
    public async Task Erratum_NamesAReleasedSuccessor_AndTheOldOneStaysReadable()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var agreement = await SubmitAndAgreeAsync(hub);
        var first = await ReleaseAsync(hub, (await MakeAsync(hub)).Id);
        var second = await MakeAsync(hub);

        Assert.Equal(ErrorReason.StateNotFit, (await Assert.ThrowsAsync<RefusedException>(() => DeclareAsync(hub, first.Id, second.Id))).Reason);
        Assert.Equal(ErrorReason.StateNotFit, (await Assert.ThrowsAsync<RefusedException>(() => DeclareAsync(hub, second.Id, first.Id))).Reason);
        await ReleaseAsync(hub, second.Id);
        Assert.Equal(ErrorReason.FieldInvalid, (await Assert.ThrowsAsync<RefusedException>(() => DeclareAsync(hub, second.Id, first.Id))).Reason);
        var superseded = await DeclareAsync(hub, first.Id, second.Id);
        await hub.RevokeAsync("SWE", agreement);

        Assert.Equal((SnapshotState.Superseded, second.Id, "Denmark twice"), (superseded.State, superseded.Erratum.Successor, superseded.Erratum.Reason));
        Assert.Equal(superseded, await GetAsync(hub, first.Id));
        Assert.NotEmpty(await ExportAsync(hub, first.Id));
        Assert.Equal(ErrorReason.StateNotFit, (await Assert.ThrowsAsync<RefusedException>(() => DeclareAsync(hub, first.Id, second.Id))).Reason);
    }

    private static async Task<string> SubmitAndAgreeAsync(RegionHub hub)
    {
        await hub.SubmitAsync("SWE", "DNK EMI 2015 10");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 20");
        await hub.AgreeAsync("DNK");
        return await hub.AgreeAsync("SWE");
    }

    private static async Task<Snapshot> MakeAsync(RegionHub hub, params string[] reconciliations)
    {
        var ended = (await hub.EndOfAsync(await hub.SnapshotAsync(reconciliations: reconciliations))).Job;
        Assert.Equal("", ended.Failure);
        return await GetAsync(hub, ended.Snapshot);
    }

    private static async Task<Snapshot> GetAsync(RegionHub hub, string id)
    {
        CallerContext.Set(RegionHub.Steward);
        return (await hub.Service<SnapshotReader>().GetAsync(new GetSnapshotRequest { Snapshot = id }, CancellationToken.None)).Snapshot;
    }

    private static async Task<List<ExportSnapshotResponse>> ExportAsync(RegionHub hub, string id)
    {
        CallerContext.Set(RegionHub.Steward);
        return await hub.Service<SnapshotReader>().ExportAsync(new ExportSnapshotRequest { Snapshot = id }, CancellationToken.None).ToListAsync();
    }

    private static async Task<IReadOnlyList<Snapshot>> ListAsync(RegionHub hub)
    {
        CallerContext.Set(RegionHub.Steward);
        return (await hub.AskAsync(body => body.ListSnapshotsAsync(new ListSnapshotsRequest { Region = RegionHub.Region }.ToProto()))).Read().Snapshots;
    }

    private static async Task<Snapshot> ReleaseAsync(RegionHub hub, string id, Caller? caller = null)
    {
        CallerContext.Set(caller ?? RegionHub.Steward);
        var request = new ReleaseSnapshotRequest { RequestId = Guid.NewGuid().ToString("N"), Snapshot = id, Note = "checked" };
        return (await hub.AskAsync(body => body.ReleaseSnapshotAsync(request.ToProto()))).Read().Snapshot;
    }

    private static async Task<Snapshot> DeclareAsync(RegionHub hub, string id, string successor)
    {
        CallerContext.Set(RegionHub.Steward);
        var request = new DeclareErratumRequest { RequestId = Guid.NewGuid().ToString("N"), Snapshot = id, Successor = successor, Reason = "Denmark twice" };
        return (await hub.Grain.DeclareErratumAsync(request.ToProto())).Read().Snapshot;
    }
}
