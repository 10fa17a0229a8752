// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Agreements;

/// <summary>What follows from a revocation, or from the end of an agreement's validity, and what does not.</summary>
public sealed class ConsequenceTests
{
    private static readonly Use[] All = [Use.Compare, Use.Estimate, Use.PublishAgreed, Use.PublishOriginal, Use.ForwardToRegion];

    [Fact]
    public async Task Revoke_EveryLaterRead_IsRefused()
    {
        await using var world = await StartAsync();
        var agreement = await world.AgreeAsync("SWE", "DNK", Use.Compare);
        Assert.Equal("2015 _T 10/12, 2016 _T 11/13", await world.CompareAsync("DNK"));

        await world.RevokeAsync(agreement);

        Assert.Equal("NO_AGREEMENT", (await Neighbours.RefusedAsync(() => world.CompareAsync("DNK"))).Reason);
        Assert.Equal("NO_AGREEMENT", (await Neighbours.RefusedAsync(() => world.ExportAsync("DNK", "SWE"))).Reason);
        var ranked = await world.Mirror.RankCorridorsAsync(new RankCorridorsRequest { Pair = "residence" }, world.As("DNK"));
        Assert.Empty(ranked.Corridors);
        Assert.Contains("SWE", ranked.WithoutAgreement);
        Assert.Equal("2015 _T 10/12, 2016 _T 11/13", await world.CompareAsync("SWE"));
    }

    [Fact]
    public async Task Validity_BeforeItsStartAndAfterItsEnd_PermitsNothing()
    {
        await using var world = await StartAsync();
        await world.AgreeAsync("SWE", "DNK", terms => (terms.ValidFrom, terms.ValidTo) = (Neighbours.At(world.Now.AddDays(1)), Neighbours.At(world.Now.AddDays(2))), Use.Compare);

        Assert.Equal("NO_AGREEMENT", (await Neighbours.RefusedAsync(() => world.CompareAsync("DNK"))).Reason);
        world.Pass(TimeSpan.FromDays(1.5));
        Assert.Equal("2015 _T 10/12, 2016 _T 11/13", await world.CompareAsync("DNK"));
        world.Pass(TimeSpan.FromDays(1));
        Assert.Equal("NO_AGREEMENT", (await Neighbours.RefusedAsync(() => world.CompareAsync("DNK"))).Reason);
    }

    [Fact]
    public async Task Revoke_ResultsOfJobs_AreNotToldFurther()
    {
        await using var world = await StartAsync();
        var agreement = await world.AgreeAsync("SWE", Neighbours.Region, All);
        var job = await world.ReconcileAsync();
        Assert.Contains((await ResultAsync(world, job)).Cells, cell => cell.HasEstimate);

        await world.RevokeAsync(agreement);

        var result = await ResultAsync(world, job);
        Assert.DoesNotContain(result.Cells, cell => cell.HasEstimate || cell.HasOriginValue || cell.HasDestinationValue);
        Assert.Contains(result.Cells, cell => cell.Reason == "NO_AGREEMENT");
        Assert.DoesNotContain((await ResultAsync(world, await world.ReconcileAsync())).Cells, cell => cell.Origin == "SWE" && cell.HasEstimate);
    }

    [Fact]
    public async Task End_ByValidity_StopsResultsAndDraftsToo()
    {
        await using var world = await StartAsync();
        await world.AgreeAsync("SWE", Neighbours.Region, terms => terms.ValidTo = Neighbours.At(world.Now.AddDays(1)), All);
        var job = await world.ReconcileAsync();
        var draft = await world.MakeSnapshotAsync();
        Assert.NotEmpty(await world.PullAsync(draft.Snapshot));

        world.Pass(TimeSpan.FromDays(2));

        Assert.DoesNotContain((await ResultAsync(world, job)).Cells, cell => cell.HasEstimate);
        Assert.Equal("NO_AGREEMENT", (await Neighbours.RefusedAsync(() => world.PullAsync(draft.Snapshot))).Reason);
    }

    [Fact]
    public async Task Revoke_Drafts_AreNotReadAndReleasedOnesStay()
    {
        await using var world = await StartAsync();
        var agreement = await world.AgreeAsync("SWE", Neighbours.Region, All);
        var released = (await world.MakeSnapshotAsync()).Snapshot;
        var draft = (await world.MakeSnapshotAsync()).Snapshot;
        await world.Snapshots.ReleaseSnapshotAsync(new ReleaseSnapshotRequest { RequestId = world.NextId(), Snapshot = released, Note = "first" }, world.As(Neighbours.Region));
        var pulled = await world.PullAsync(released);

        await world.RevokeAsync(agreement, "the minister said so");

        Assert.Equal(pulled, await world.PullAsync(released));
        var refused = await Neighbours.RefusedAsync(() => world.PullAsync(draft));
        Assert.Equal("NO_AGREEMENT", refused.Reason);
        Assert.Contains("the minister said so", refused.Text, StringComparison.Ordinal);
        Assert.Equal("NO_AGREEMENT", (await Neighbours.RefusedAsync(async () =>
            await world.Snapshots.ReleaseSnapshotAsync(new ReleaseSnapshotRequest { RequestId = world.NextId(), Snapshot = draft }, world.As(Neighbours.Region)))).Reason);
        var listed = (await world.Snapshots.ListSnapshotsAsync(new ListSnapshotsRequest { Region = Neighbours.Region }, world.As(Neighbours.Region))).Snapshots;
        Assert.Equal([(draft, SnapshotState.Draft, 0L), (released, SnapshotState.Released, 2L)], listed.Select(one => (one.Id, one.State, one.Observations)));
        Assert.Contains("the minister said so", listed[0].Unreadable, StringComparison.Ordinal);
        Assert.Equal("DST SWE DNK _T 12", await world.PullAsync((await world.MakeSnapshotAsync()).Snapshot));
    }

    [Fact]
    public async Task Revoke_ProposalsByRule_AreRefused()
    {
        await using var world = await StartAsync();
        await world.AgreeAsync("DNK", "SWE", Use.Compare);
        var agreement = await world.AgreeAsync("SWE", "DNK", Use.Compare);
        await world.Dossiers.OpenDossierAsync(new OpenDossierRequest { RequestId = world.NextId(), Country = "DNK", Partner = "SWE" }, world.As("DNK"));
        var opened = await world.Dossiers.OpenCaseAsync(
            new OpenCaseRequest { RequestId = world.NextId(), Dossier = "DNK-SWE", Origin = "SWE", Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" }, world.As("DNK"));

        await world.RevokeAsync(agreement);

        Assert.Equal("NO_AGREEMENT", (await Neighbours.RefusedAsync(async () => await world.Dossiers.ProposeFigureAsync(
            new ProposeFigureRequest { RequestId = world.NextId(), Case = opened.Case.Id, Method = "mean", TargetDefinition = new TargetDefinition { Basis = "RES" } }, world.As("DNK")))).Reason);
    }

    [Fact]
    public async Task Revoke_FiguresOfProposalsByRule_AreReadNoMore()
    {
        await using var world = await StartAsync();
        var agreement = await world.AgreeAsync("SWE", "DNK", Use.Compare);
        await world.Dossiers.OpenDossierAsync(new OpenDossierRequest { RequestId = world.NextId(), Country = "DNK", Partner = "SWE" }, world.As("DNK"));
        var opened = await world.Dossiers.OpenCaseAsync(
            new OpenCaseRequest { RequestId = world.NextId(), Dossier = "DNK-SWE", Origin = "SWE", Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" }, world.As("DNK"));
        var asked = new ProposeFigureRequest { RequestId = world.NextId(), Case = opened.Case.Id, Method = "sending", TargetDefinition = new TargetDefinition { Basis = "RES" } };
        var proposal = (await world.Dossiers.ProposeFigureAsync(asked, world.As("DNK"))).Proposal;
        Assert.Equal(10, Assert.Single(proposal.Figures).Value);

        await world.RevokeAsync(agreement);

        var get = new GetDossierRequest { Dossier = "DNK-SWE", Case = opened.Case.Id };
        Proposal[] told =
        [
            (await world.Dossiers.GetDossierAsync(get, world.As("DNK"))).Dossier.Cases.Single().Proposals.Single(),
            (await world.Dossiers.GetDossierAsync(new GetDossierRequest { Dossier = "DNK-SWE" }, world.As("DNK"))).Dossier.Cases.Single().Proposals.Single(),
            (await world.Dossiers.ProposeFigureAsync(asked, world.As("DNK"))).Proposal,
        ];
        Assert.All(told, one => Assert.Equal((true, 0, true), (one.FiguresWithheld, one.Figures.Count, one.Statement.IsEmpty)));
        var own = (await world.Dossiers.GetDossierAsync(get, world.As("SWE"))).Dossier.Cases.Single().Proposals.Single();
        Assert.Equal((false, 10), (own.FiguresWithheld, own.Figures.Single().Value));
    }

    [Fact]
    public async Task List_ByPartyAndStanding_TellsWhatIsAskedFor()
    {
        await using var world = await StartAsync();
        var toRegion = await world.AgreeAsync("SWE", Neighbours.Region, All);
        var draft = await world.ProposeAsync("SWE", "DNK", null, Use.Compare);
        var later = await world.AgreeAsync("SWE", "DNK", terms => terms.ValidFrom = Neighbours.At(world.Now.AddDays(9)), Use.Compare);
        var ended = await world.AgreeAsync("SWE", "DNK", terms => (terms.ValidTo, terms.RetentionMonths) = (Neighbours.At(world.Now.AddDays(1)), 6), Use.Compare);
        var revoked = await world.RevokeAsync(await world.AgreeAsync("SWE", "DNK", terms => terms.RetentionMonths = 0, Use.Compare), "replaced");
        world.Pass(TimeSpan.FromDays(2));

        Assert.Equal([draft.Id, later.Id, ended.Id, revoked.Id], await ListAsync(world, new ListAgreementsRequest { Grantor = "SWE", Party = "DNK" }));
        Assert.Equal([toRegion.Id], await ListAsync(world, new ListAgreementsRequest { Party = Neighbours.Region }));
        Assert.Equal([draft.Id], await ListAsync(world, new ListAgreementsRequest { Standings = { AgreementStanding.Proposed } }));
        Assert.Equal([toRegion.Id], await ListAsync(world, new ListAgreementsRequest { Grantor = "SWE", Standings = { AgreementStanding.InForce } }));
        Assert.Equal(["DNK-SWE-5"], await ListAsync(world, new ListAgreementsRequest { Party = "DNK", Standings = { AgreementStanding.InForce } }));
        Assert.Equal([later.Id, ended.Id], await ListAsync(world, new ListAgreementsRequest { Standings = { AgreementStanding.NotYetInForce, AgreementStanding.Expired }, PageSize = 1 }));
        Assert.Equal([], await ListAsync(world, new ListAgreementsRequest { Standings = { AgreementStanding.Unspecified + 1 }, Party = Neighbours.Region }));

        var told = (await world.Agreements.ListAgreementsAsync(new ListAgreementsRequest { Standings = { AgreementStanding.Revoked, AgreementStanding.Expired } }, world.As("DNK"))).Agreements;
        Assert.Equal(ended.Terms.ValidTo.ToDateTimeOffset().AddMonths(6), told[0].KeepUntil.ToDateTimeOffset());
        Assert.Equal(("replaced", revoked.RevokedAt, revoked.RevokedAt), (told[1].RevocationReason, told[1].RevokedAt, told[1].KeepUntil));
        Assert.EndsWith("/test", told[1].RevokedBy, StringComparison.Ordinal);
    }

    private static async Task<List<string>> ListAsync(Neighbours world, ListAgreementsRequest request)
    {
        List<string> ids = [];
        do
        {
            var page = await world.Agreements.ListAgreementsAsync(request, world.As("SWE"));
            ids.AddRange(page.Agreements.Select(agreement => agreement.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return ids;
    }

    private static async Task<ReconciliationResult> ResultAsync(Neighbours world, Job job) =>
        (await world.Jobs.GetJobAsync(new GetJobRequest { Job = job.Id }, world.As(Neighbours.Region))).Reconciliation;

    private static async Task<Neighbours> StartAsync()
    {
        var world = await Neighbours.StartAsync();
        await world.SubmitAsync("SWE", "DNK EMI 2015 10", "DNK EMI 2016 11");
        await world.SubmitAsync("DNK", "SWE IMM 2015 12", "SWE IMM 2016 13");
        await world.AgreeAsync("DNK", Neighbours.Region, All);
        await world.AgreeAsync("DNK", "SWE", Use.Compare);
        return world;
    }
}
