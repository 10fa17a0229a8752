// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Snapshots;

/// <summary>How a figure came about, as its readers may know it.</summary>
public sealed class ExplainFigureTests
{
    [Fact]
    public async Task Explain_OriginalsOfASnapshot_TellsVintageCommitmentSheetAndWhyTheyDiffer()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.StateAsync("DNK", "EMI", new SeriesSheet { MinimumStayMonths = 12, Territory = "without the Faroe Islands" });
        await explaining.StateAsync("SWE", "IMM", new SeriesSheet { MinimumStayMonths = 12, Territory = "whole" });
        var id = await explaining.SnapshotAsync();
        await explaining.StateAsync("DNK", "EMI", new SeriesSheet { MinimumStayMonths = 6 });

        var told = await explaining.ExplainAsync();

        var pulled = await explaining.GetAsync(id);
        Assert.Equal((id, SnapshotState.Draft), (told.Snapshot.Id, told.Snapshot.State));
        Assert.Equal(SHA256.HashData(pulled.Manifest.Span), told.ManifestDigest.ToByteArray());
        Assert.Equal(pulled.Signature, told.ManifestSignature);
        var (left, reached) = (told.OriginReport, told.DestinationReport);
        Assert.Equal(("ORG", FigureStanding.Value, 4_013), (left.Figure.Figure, left.Figure.Standing, left.Figure.Value));
        Assert.Equal(("DST", FigureStanding.Value, 6_037), (reached.Figure.Figure, reached.Figure.Standing, reached.Figure.Value));
        Assert.EndsWith(".binpb", left.Figure.Block, StringComparison.Ordinal);
        var submission = (await new SubmissionService.SubmissionServiceClient(explaining.Settlers.Hub.Invoker).GetSubmissionAsync(
            new GetSubmissionRequest { RefArea = "DNK", Seq = left.Vintage }, explaining.Settlers.As("analyst", "DNK"))).Submission;
        Assert.Equal(SHA256.HashData([.. submission.Receipt.Salt, .. submission.Receipt.ContentDigest]), left.Commitment.ToByteArray());
        Assert.Equal(("", null, "_U"), (left.SubmittedBy, left.SubmittedAt, left.Source));
        Assert.Equal((1, "without the Faroe Islands"), (Assert.Single(left.Sheets).Version, left.Sheets[0].Territory));
        Assert.Equal(left.Sheets.Select(sheet => (sheet.Id, sheet.Version)), left.NamedSheets.Select(sheet => (sheet.Id, sheet.Version)));
        Assert.Equal((4_013, 6_037, 2_024), (told.Comparison.OriginValue, told.Comparison.DestinationValue, told.Comparison.Difference));
        Assert.Contains(told.Comparison.Reasons, reason => reason.Reason_ == AsymmetryReason.Territory && reason.Kind == ReasonKind.Declared);
        Assert.Equal((UntoldReason.NoReconciliation, ""), (told.Estimate.Figure.Untold, told.Estimate.Job));
        Assert.Empty(told.Cases);
    }

    [Fact]
    public async Task Explain_RevisedSince_TellsTheFigureOfThenAndThatItIsAnotherNow()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.SnapshotAsync();
        var before = await explaining.ExplainAsync();
        await explaining.Settlers.SubmitAsync("DNK", Explaining.DanishDepartures(4_999));

        var told = await explaining.ExplainAsync();

        Assert.Equal((RevisionSince.Unchanged, 0), (before.OriginReport.Since, before.OriginReport.SinceVintage));
        Assert.Equal((4_013, RevisionSince.Revised), (told.OriginReport.Figure.Value, told.OriginReport.Since));
        Assert.True(told.OriginReport.SinceVintage > told.OriginReport.Vintage);
        Assert.Equal(before.OriginReport.Vintage, told.OriginReport.Vintage);
        Assert.Equal(RevisionSince.Unchanged, told.DestinationReport.Since);
        Assert.DoesNotContain("4999", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_MissingZeroSuppressedAndAbsent_AreFourThings()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.Settlers.SubmitAsync("DNK", Flows.Observation("EMI", "FIN", 0), Flows.Observation("EMI", "AUT", null), Explaining.DanishDepartures(7, "C"));
        await explaining.SnapshotAsync();

        var zero = await explaining.ExplainAsync(request => request.Destination = "FIN");
        var missing = await explaining.ExplainAsync(request => request.Destination = "AUT");
        var suppressed = await explaining.ExplainAsync();
        var outside = await explaining.ExplainAsync(request => request.Destination = "NOR");

        Assert.Equal((FigureStanding.Value, true, 0), (zero.OriginReport.Figure.Standing, zero.OriginReport.Figure.HasValue, zero.OriginReport.Figure.Value));
        Assert.Equal((FigureStanding.Missing, false), (missing.OriginReport.Figure.Standing, missing.OriginReport.Figure.HasValue));
        Assert.Equal((FigureStanding.Suppressed, false), (suppressed.OriginReport.Figure.Standing, suppressed.OriginReport.Figure.HasValue));
        Assert.Equal((FigureStanding.Absent, UntoldReason.NoAgreement), (zero.DestinationReport.Figure.Standing, zero.DestinationReport.Figure.Untold));
        Assert.Equal((FigureStanding.Absent, UntoldReason.NoMember), (outside.DestinationReport.Figure.Standing, outside.DestinationReport.Figure.Untold));
    }

    [Fact]
    public async Task Explain_Estimate_TellsTheFactorsItWasMadeWith()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.StateAsync("DNK", "EMI", new SeriesSheet { MinimumStayMonths = 12 });
        var job = await explaining.ReconcileAsync("factors", request => request.StayFactors = "IMEM");
        await explaining.SnapshotAsync(job);

        var told = await explaining.ExplainAsync();

        var estimate = told.Estimate;
        Assert.Equal((job, "factors", UntoldReason.Unspecified, UntoldReason.Unspecified), (estimate.Job, estimate.Method, estimate.Untold, estimate.FitUntold));
        Assert.Equal("IMEM 12", estimate.Harmonised);
        Assert.Equal((4_013, 6_037), (told.Comparison.OriginHarmonised, told.Comparison.DestinationHarmonised));
        Assert.Equal((estimate.OriginFactor.Factor_ * 4_013 + (estimate.DestinationFactor.Factor_ * 6_037)) / 2, estimate.Figure.Value, 1e-9 * estimate.Figure.Value);
        Assert.Equal(estimate.Figure.Value, estimate.Cell.Estimate);
        Assert.Equal(estimate.OriginFactor.Factor_ * 4_013, estimate.Residual.OriginAdjusted, 1e-6);
        Assert.NotEmpty(estimate.Parameters);
        Assert.Equal(["cells", "components"], estimate.Diagnostics.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Explain_AgreedFigureWithoutConfidentialWords_GivesASignedStatementThatVerifies()
    {
        await using var explaining = await Explaining.StartAsync();
        var proposal = await explaining.SettleAsync(ReleaseClass.Region, request => (request.Method, request.Justification) = ("mean", ""));
        await explaining.SnapshotAsync();

        var told = await explaining.ExplainAsync();

        var decided = Assert.Single(told.Cases);
        Assert.Equal((Outcome.AgreedFigure, "Registers were matched.", true, false), (decided.Ended.Outcome, decided.Ended.JointNote, decided.InManifest, decided.EndedSince));
        Assert.Equal(("AGR", 5_025, UntoldReason.Unspecified), (decided.Figure.Figure, decided.Figure.Value, decided.StatementUntold));
        Assert.Equal(proposal.Statement, decided.Proposal.Statement);
        Assert.Equal(2, decided.Proposal.Signatures.Count);
        foreach (var (person, signature) in new[] { explaining.Settlers.Danish, explaining.Settlers.Swedish }.Zip(decided.Proposal.Signatures))
        {
            Assert.True(person.PublicKey.Verify(decided.Proposal.Statement.Span, signature.Signature_.Span));
        }
    }

    [Fact]
    public async Task Explain_OfAClass_TellsItsFiguresAndNotThoseOfTheTotal()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.Settlers.SubmitAsync("DNK", Women("EMI", "SWE", 1_801));
        await explaining.Settlers.SubmitAsync("SWE", Women("IMM", "DNK", 3_001));
        var job = await explaining.ReconcileAsync("mean");
        await explaining.SnapshotAsync(job);

        var told = await explaining.ExplainAsync(request => request.Dimensions["SEX"] = "F");

        Assert.Equal((1_801, 3_001, 1_200), (told.OriginReport.Figure.Value, told.DestinationReport.Figure.Value, told.Comparison.Difference));
        Assert.Equal(("F", "_T"), (told.Dimensions["SEX"], told.Dimensions["AGE"]));
        Assert.Equal((FigureStanding.Absent, UntoldReason.NoSuchFigure), (told.Estimate.Figure.Standing, told.Estimate.Figure.Untold));
        Assert.Equal((job, UntoldReason.ClassOfTotal), (told.Estimate.Job, told.Estimate.Untold));

        static Observation Women(string measure, string partner, double value)
        {
            var observation = Flows.Observation(measure, partner, value);
            observation.Dimensions["SEX"] = "F";
            return observation;
        }
    }

    [Fact]
    public async Task Explain_ExplainedDifference_TellsTheJointNote()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.Settlers.SettleAsync(await explaining.Settlers.CloseAsync("SWE", Outcome.ExplainedDifference));
        await explaining.SnapshotAsync();

        var decided = Assert.Single((await explaining.ExplainAsync()).Cases);

        Assert.Equal((Outcome.ExplainedDifference, "Counted under different rules."), (decided.Ended.Outcome, decided.Ended.JointNote));
        Assert.Equal((FigureStanding.Absent, UntoldReason.NoFigure), (decided.Figure.Standing, decided.Figure.Untold));
        Assert.Null(decided.Proposal);
        Assert.False(decided.EndedSince);
    }

    [Fact]
    public async Task Explain_AsOneOfTheTwoOffices_TellsWhatStandsNowAndWhatItSigned()
    {
        await using var explaining = await Explaining.StartAsync();
        var proposal = await explaining.SettleAsync(ReleaseClass.Parties);

        var told = await explaining.ExplainAsync(explaining.Settlers.As("analyst", "DNK"));

        Assert.Null(told.Snapshot);
        Assert.Equal((4_013, 6_037, 2_024), (told.OriginReport.Figure.Value, told.DestinationReport.Figure.Value, told.Comparison.Difference));
        Assert.Equal("DNK/test", told.OriginReport.SubmittedBy);
        Assert.Equal("", told.DestinationReport.SubmittedBy);
        var decided = Assert.Single(told.Cases);
        Assert.Equal((5_003, "registers compared", proposal.Statement), (decided.Figure.Value, decided.Proposal.Justification, decided.Proposal.Statement));
    }

    [Fact]
    public async Task Explain_AsOneOfTheTwoOfficesWithoutAgreement_TellsItsOwnFigureOnly()
    {
        await using var settlers = await Dossiers.Settlers.StartAsync(agreed: false);
        var told = await new SnapshotService.SnapshotServiceClient(settlers.Hub.Invoker).ExplainFigureAsync(
            new ExplainFigureRequest { Origin = "DNK", Destination = "SWE", Pair = "residence", TimePeriod = "2015" }, settlers.As("signatory", "DNK"));

        Assert.Equal(40, told.OriginReport.Figure.Value);
        Assert.Equal((FigureStanding.Absent, UntoldReason.NoLongerPermitted), (told.DestinationReport.Figure.Standing, told.DestinationReport.Figure.Untold));
        Assert.Null(told.Comparison);
        Assert.DoesNotContain("60", told.DestinationReport.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_WhatIsNotAskedRightOrNotTheirs_IsRefused()
    {
        await using var explaining = await Explaining.StartAsync();
        var settlers = explaining.Settlers;
        await settlers.RefusedAsync("NOT_FOUND", () => explaining.ExplainAsync());
        var id = await explaining.SnapshotAsync();

        await settlers.RefusedAsync("FIELD_INVALID", () => explaining.ExplainAsync(request => request.Dimensions["FLOW_CONCEPT"] = "EV"));
        await settlers.RefusedAsync("FIELD_INVALID", () => explaining.ExplainAsync(request => request.Dimensions["SEX"] = "X1"));
        await settlers.RefusedAsync("NOT_FOUND", () => explaining.ExplainAsync(request => request.Dimensions["SEX"] = "F"));
        await settlers.RefusedAsync("FIELD_INVALID", () => explaining.ExplainAsync(request => (request.Snapshot, request.TimePeriod) = (id, "2009")));
        await settlers.RefusedAsync("FIELD_INVALID", () => explaining.ExplainAsync(request => (request.Snapshot, request.Pair) = (id, "birth")));
        await settlers.RefusedAsync("FIELD_INVALID", () => explaining.ExplainAsync(settlers.As("steward")));
        Assert.Equal(id, (await explaining.ExplainAsync(settlers.As("steward"), request => request.Region = Explaining.Region)).Snapshot.Id);
        await settlers.RefusedAsync("NOT_YOURS", () => explaining.ExplainAsync(settlers.As("region", region: "ASEAN"), request => request.Snapshot = id));
        await settlers.RefusedAsync("NOT_YOURS", () => explaining.ExplainAsync(settlers.As("analyst", "NOR")));
        await settlers.RefusedAsync("FIELD_INVALID", () => explaining.ExplainAsync(settlers.As("analyst", "DNK"), request => request.Snapshot = id));
    }
}
