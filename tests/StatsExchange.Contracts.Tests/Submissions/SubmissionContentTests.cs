// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Contracts.Submissions;
using StatsExchange.Contracts.Tests.Blocks;
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Contracts.Tests.Submissions;

/// <summary>The digest says what was sent, not how.</summary>
public sealed class SubmissionContentTests
{
    private static readonly Digest Sample = DigestOf(Some());

    [Fact]
    public void DigestOf_Sample_IsTheGoldenDigest() =>
        Assert.Equal("40d582328ae7a81544b317e04458059f3fc7d67f7aef22507d9bb623cb59bf48", Sample.ToString());

    [Fact]
    public void DigestOf_RowsOrBlocksCutAnywhereInAnyOrder_IsTheSame() =>
        Prop.ForAll(AnySubmission.Rows, Gen.Choose(0, int.MaxValue).ToArbitrary(), (rows, seed) =>
        {
            var byRow = SubmissionContent.DigestOf(AnySubmission.Submit(rows), null);
            var shuffled = rows.ToArray();
            new Random(seed).Shuffle(shuffled);
            return byRow == SubmissionContent.DigestOf(AnySubmission.Submit(shuffled), null)
                && byRow == SubmissionContent.DigestOf(SentBlocks.Submit(rows, rows.Length), null)
                && byRow == SubmissionContent.DigestOf(SentBlocks.Submit(shuffled, 1 + (seed % 5)), null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void DigestOf_ExplicitDefaults_IsThatOfLeavingThemOut()
    {
        var explicitly = Sent.Flows()
            .Arrivals("DNK", "2015", 5, "SEX=_T AGE=_T FREQ=A MIN_STAY=_U REF_AREA=SWE", "OBS_STATUS=E COMMENT=")
            .Arrivals("NOR", "2015", null)
            .Arrivals("FIN", "2016", 0, operation: Operation.Set)
            .Arrivals("SUN", "2016", null, operation: Operation.Delete);
        Assert.Equal(Sample, DigestOf(explicitly));
    }

    [Fact]
    public void DigestOf_UnitMultiplierAppliedByTheSender_IsThatOfRowsWhereTheHubApplies()
    {
        AnySubmission[] applied = [new("DNK", "2015", "_T", 5000, "", "", Operation.Set)];
        var block = SentBlocks.Of("2015", applied, new AttributeColumn("UNIT_MULT", [0], ["3"]));
        var builder = Sent.Flows();
        builder.AddColumns(block);
        Assert.Equal(DigestOf(Sent.Flows().Arrivals("DNK", "2015", 5, "", "UNIT_MULT=3")), DigestOf(builder));
    }

    [Fact]
    public void DigestOf_AnotherReporter_Differs() => Assert.NotEqual(Sample, DigestOf(Some(new SubmissionBuilder(StructureCatalogue.Flow, CountryCode.Parse("ISL")))));

    [Fact]
    public void DigestOf_AnotherStructure_Differs() =>
        Assert.NotEqual(ByBirth(StructureCatalogue.Stock), ByBirth(StructureCatalogue.Flow));

    [Fact]
    public void DigestOf_ReplaceAndItsPeriods_Differ()
    {
        var submission = Some().Sound();
        Digest[] digests =
        [
            Sample,
            SubmissionContent.DigestOf(submission, []),
            SubmissionContent.DigestOf(submission, ["2015", "2016"]),
            SubmissionContent.DigestOf(submission, ["2015", "2016", "2017"]),
        ];
        Assert.Equal(4, digests.Distinct().Count());
    }

    [Fact]
    public void DigestOf_OneValueOneAttributeOneOperationOrOneKey_Differs()
    {
        Digest[] digests =
        [
            Sample,
            DigestOf(Some(value: 5.000000000000001)),
            DigestOf(Some(value: null)),
            DigestOf(Some(value: 0)),
            DigestOf(Some(status: "OBS_STATUS=P")),
            DigestOf(Some(status: "")),
            DigestOf(Some(operation: Operation.Set)),
            DigestOf(Some(last: "EST")),
            DigestOf(Some().Arrivals("DEU", "2016", null)),
        ];
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void DigestOf_ThePeriodsOfTwoObservationsSwapped_Differs() =>
        Assert.NotEqual(
            DigestOf(Sent.Flows().Arrivals("DNK", "2015", 1).Arrivals("DNK", "2016", 2)),
            DigestOf(Sent.Flows().Arrivals("DNK", "2015", 2).Arrivals("DNK", "2016", 1)));

    private static SubmissionBuilder Some(
        SubmissionBuilder? builder = null, double? value = 5, string status = "OBS_STATUS=E", Operation operation = Operation.Delete, string last = "SUN") =>
        (builder ?? Sent.Flows())
            .Arrivals("NOR", "2015", null)
            .Arrivals(last, "2016", null, operation: operation)
            .Arrivals("FIN", "2016", 0)
            .Arrivals("DNK", "2015", value, "", status);

    private static Digest ByBirth(Structure structure)
    {
        var builder = new SubmissionBuilder(structure, Sent.Sweden);
        builder.Add(
            new Dictionary<string, string> { ["COUNTERPART_AREA"] = "DNK", ["TIME_PERIOD"] = "2015", ["MEASURE"] = "IMM", ["BASIS"] = "CB" },
            1,
            new Dictionary<string, string>());
        return DigestOf(builder);
    }

    private static Digest DigestOf(SubmissionBuilder builder) => SubmissionContent.DigestOf(builder.Sound(), null);
}
