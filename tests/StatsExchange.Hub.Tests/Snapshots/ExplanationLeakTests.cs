// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Snapshots;

/// <summary>What an explanation must not give away.</summary>
public sealed class ExplanationLeakTests
{
    // 4,013 itself, the mean with 6,037, their difference and asymmetry, and what they settled.
    private static readonly string[] Telling = ["4013", "5025", "2024", "0.4028", "5003"];

    [Fact]
    public async Task Explain_OriginWithheldSinceTheReconciliation_TellsNothingItFollowsFrom()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.SettleAsync(ReleaseClass.Region, request => (request.Method, request.Justification) = ("mean", ""));
        var job = await explaining.ReconcileAsync("factors");
        await explaining.Settlers.SubmitAsync("DNK", Explaining.DanishDepartures(4_013, "C"));
        await explaining.SnapshotAsync(job);

        var told = await explaining.ExplainAsync();

        Assert.Equal((FigureStanding.Suppressed, 0, RevisionSince.Unspecified), (told.OriginReport.Figure.Standing, told.OriginReport.Vintage, told.OriginReport.Since));
        Assert.Equal(6_037, told.DestinationReport.Figure.Value);
        Assert.Equal((FigureStanding.Suppressed, UntoldReason.Withheld), (told.Estimate.Figure.Standing, told.Estimate.Untold));
        Assert.Null(told.Estimate.OriginFactor);
        Assert.Null(told.Estimate.DestinationFactor);
        Assert.Null(told.Estimate.Residual);
        Assert.Equal((null, UntoldReason.Withheld), (told.Comparison, told.ComparisonUntold));
        var decided = Assert.Single(told.Cases);
        Assert.Equal((FigureStanding.Suppressed, null, UntoldReason.Withheld), (decided.Figure.Standing, decided.Proposal, decided.ProposalUntold));
        TellsNothing(told);
    }

    [Fact]
    public async Task Explain_OtherCorridorWithheldSinceTheReconciliation_TellsNoEstimateOfAMethodThatTiesThem()
    {
        await using var explaining = await Explaining.StartAsync();
        var job = await explaining.ReconcileAsync("factors");
        await explaining.Settlers.SubmitAsync("DNK", Explaining.DanishDepartures(4_013, "C"));
        await explaining.SnapshotAsync(job);

        var told = await explaining.ExplainAsync(request => (request.Origin, request.Destination) = ("SWE", "DNK"));

        Assert.Equal((2_011, 2_029), (told.OriginReport.Figure.Value, told.DestinationReport.Figure.Value));
        Assert.Equal((FigureStanding.Suppressed, UntoldReason.Withheld), (told.Estimate.Figure.Standing, told.Estimate.Untold));
        Assert.Null(told.Estimate.Cell);
        Assert.Null(told.Estimate.OriginFactor);
        Assert.Null(told.Estimate.Residual);
        Assert.Empty(told.Estimate.Diagnostics);
    }

    [Fact]
    public async Task Explain_ClassWithheldSinceTheReconciliation_TellsNoClassOfTheEstimate()
    {
        await using var explaining = await Explaining.StartAsync();
        await SubmitSexesAsync("DNK", "EMI", "SWE", 1_801, 2_212, null);
        await SubmitSexesAsync("SWE", "IMM", "DNK", 3_001, 3_036, null);
        var job = await explaining.ReconcileAsync("mean", request => request.Detail.Add("SEX"));
        await SubmitSexesAsync("DNK", "EMI", "SWE", 1_801, 2_212, "C");
        await explaining.SnapshotAsync(job);

        var told = await explaining.ExplainAsync();

        Assert.True(told.Estimate.Cell is null || (told.Estimate.Cell.Detail.Count == 0 && told.Estimate.Cell.DetailReason.Length == 0));
        Assert.DoesNotContain("SEX\": \"F", told.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("1801", told.ToString(), StringComparison.Ordinal);

        async Task SubmitSexesAsync(string country, string measure, string partner, double women, double men, string? confidential)
        {
            var (ofWomen, ofMen) = (Flows.Observation(measure, partner, women), Flows.Observation(measure, partner, men));
            (ofWomen.Dimensions["SEX"], ofMen.Dimensions["SEX"]) = ("F", "M");
            if (confidential is not null)
            {
                ofWomen.Attributes["CONF_STATUS"] = confidential;
            }

            await explaining.Settlers.SubmitAsync(country, ofWomen, ofMen);
        }
    }

    [Fact]
    public async Task Explain_RevisedBetweenReconciliationAndSnapshot_DoesNotLeadBackToTheOldFigure()
    {
        await using var explaining = await Explaining.StartAsync();
        var job = await explaining.ReconcileAsync("mean");
        await explaining.Settlers.SubmitAsync("DNK", Explaining.DanishDepartures(4_500));
        await explaining.SnapshotAsync(job);

        var told = await explaining.ExplainAsync();

        Assert.Equal((4_500, UntoldReason.RestsOnEarlier), (told.OriginReport.Figure.Value, told.Estimate.Untold));
        Assert.Null(told.Estimate.Cell);
        Assert.DoesNotContain("4013", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_UnderEmbargo_TellsNothing()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.EmbargoAsync("DNK");
        await explaining.SnapshotAsync();

        var told = await explaining.ExplainAsync();

        Assert.Equal(FigureStanding.Suppressed, told.OriginReport.Figure.Standing);
        Assert.Null(told.Comparison);
        TellsNothing(told);
    }

    [Fact]
    public async Task Explain_EmbargoedSince_TellsWhatTheSnapshotShowsAndNotWhetherItChanged()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.ReleaseAsync(await explaining.SnapshotAsync());
        await explaining.Settlers.SubmitAsync("DNK", Explaining.DanishDepartures(4_500));
        await explaining.EmbargoAsync("DNK");

        var told = await explaining.ExplainAsync();

        Assert.Equal((4_013, RevisionSince.Unspecified, 0), (told.OriginReport.Figure.Value, told.OriginReport.Since, told.OriginReport.SinceVintage));
        Assert.DoesNotContain("4500", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_AgreementRevoked_RefusesTheDraftAndTellsOfTheReleasedOneWhatItHolds()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.StateAsync("DNK", "EMI", new SeriesSheet { Territory = "without Greenland" });
        var job = await explaining.ReconcileAsync("factors");
        var released = await explaining.SnapshotAsync(job);
        await explaining.ReleaseAsync(released);
        var draft = await explaining.SnapshotAsync(job);
        await explaining.RevokeAsync("DNK", Use.ForwardToRegion);
        await explaining.RevokeAsync("DNK", Use.Estimate);

        await explaining.Settlers.RefusedAsync("NO_AGREEMENT", () => explaining.ExplainAsync(request => request.Snapshot = draft));
        var told = await explaining.ExplainAsync();

        Assert.Equal((released, 4_013), (told.Snapshot.Id, told.OriginReport.Figure.Value));
        Assert.Equal(UntoldReason.NoLongerPermitted, told.OriginReport.SheetsUntold);
        Assert.Single(told.OriginReport.NamedSheets);
        Assert.Empty(told.OriginReport.Sheets);
        Assert.Equal((RevisionSince.Unspecified, UntoldReason.NoLongerPermitted), (told.OriginReport.Since, told.ComparisonUntold));
        Assert.Equal(UntoldReason.NoLongerPermitted, told.Estimate.Untold);
        Assert.True(told.Estimate.Figure.HasValue);
        Assert.Null(told.Estimate.OriginFactor);
        Assert.DoesNotContain("Greenland", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_FigureOfThePartiesOnly_TellsOutcomeAndJointNoteAndNoFigure()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.SettleAsync(ReleaseClass.Parties);
        await explaining.SnapshotAsync();

        var told = await explaining.ExplainAsync();
        var toSteward = await explaining.ExplainAsync(explaining.Settlers.As("steward"), request => request.Region = Explaining.Region);

        var decided = Assert.Single(told.Cases);
        Assert.Equal((Outcome.AgreedFigure, "Registers were matched."), (decided.Ended.Outcome, decided.Ended.JointNote));
        Assert.Equal((FigureStanding.Absent, UntoldReason.Confidential, UntoldReason.Confidential), (decided.Figure.Standing, decided.Figure.Untold, decided.ProposalUntold));
        Assert.Null(decided.Proposal);
        Assert.DoesNotContain("5003", told.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("registers compared", told.ToString(), StringComparison.Ordinal);
        Assert.Empty(toSteward.Cases);
    }

    [Fact]
    public async Task Explain_FigureWithJustification_KeepsTheWordsOfTheTwoAndWhatWouldLetThemBeTried()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.SettleAsync(ReleaseClass.Region);
        await explaining.SnapshotAsync();

        var decided = Assert.Single((await explaining.ExplainAsync()).Cases);

        Assert.Equal((5_003, UntoldReason.Confidential), (decided.Figure.Value, decided.StatementUntold));
        Assert.Equal(["DNK", "SWE"], decided.Proposal.Signatures.Select(signature => signature.Party).Order(StringComparer.Ordinal));
        Assert.All(decided.Proposal.Signatures, signature => Assert.True(signature.Signature_.IsEmpty && signature.KeyId.Length == 64));
        Assert.True(decided.Proposal.Statement.IsEmpty);
        Assert.Equal(("", ""), (decided.Proposal.Justification, decided.Proposal.ProposedBy));
    }

    [Fact]
    public async Task Explain_SettledAnewSince_TellsTheFigureOfThenAndNoOther()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.SettleAsync(ReleaseClass.Region);
        await explaining.SnapshotAsync();
        await explaining.Settlers.ReopenAsync("SWE");
        await explaining.SettleAsync(ReleaseClass.Region, request => request.Figures[0].Value = 5_111);

        var told = await explaining.ExplainAsync();

        var decided = Assert.Single(told.Cases);
        Assert.Equal((5_003, true, UntoldReason.SettledAnew), (decided.Figure.Value, decided.EndedSince, decided.ProposalUntold));
        Assert.DoesNotContain("5111", told.ToString(), StringComparison.Ordinal);
    }

    private static void TellsNothing(ExplainFigureResponse told) =>
        Assert.All(Telling, number => Assert.DoesNotContain(number, told.ToString(), StringComparison.Ordinal));
}
