// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Corridors;

public sealed class MirrorComparisonTests
{
    private const string Departures = "MEASURE=EMI BASIS=RES ";
    private const string Arrivals = "MEASURE=IMM BASIS=RES ";
    private static readonly Corridor SwedenToDenmark = new(CountryCode.Parse("SWE"), CountryCode.Parse("DNK"));
    private static readonly MirrorPair Residence = StructureCatalogue.Flow.MirrorPairs[0];

    [Fact]
    public void Compare_CellsOfBothSides_AreMatchedByClassInKeyOrder()
    {
        var origin = Sweden().Row("DNK", Departures + "SEX=M", 5).Row("DNK", Departures + "SEX=F", 7).Row("NOR", Departures, 99).Build();
        var destination = Denmark().Row("SWE", Arrivals + "SEX=_T", 13).Row("SWE", Arrivals + "SEX=F", 8).Row("SWE", "MEASURE=EMI BASIS=RES SEX=F", 77).Build();

        var cells = Compare(origin, destination);

        Assert.Equal(["F", "M", "_T"], cells.Select(c => c.Key["SEX"]));
        Assert.Equal([7, 5, null], cells.Select(c => c.Origin.Value));
        Assert.Equal([8, null, 13], cells.Select(c => c.Destination.Value));
        Assert.Equal([MirrorMissing.None, MirrorMissing.Destination, MirrorMissing.Origin], cells.Select(c => c.Missing));
        Assert.All(cells, c => Assert.Equal("2015", c.Period));
        Assert.Contains(KeyValuePair.Create("AGE", "_T"), cells[0].Key.Codes);
        Assert.Null(cells[0].Key["MIN_STAY"]);
    }

    [Fact]
    public void Compare_NoSliceOnOneSide_IsMissingThere()
    {
        var destination = Denmark().Row("SWE", Arrivals, 0).Build();

        var cell = Assert.Single(Compare(null, destination));
        Assert.Equal((MirrorMissing.Origin, 0.0, null), (cell.Missing, cell.Destination.Value, cell.Origin.Value));
        Assert.Empty(Compare(null, null));
    }

    [Fact]
    public void Compare_MissingSuppressedAndZero_AreThreeThings()
    {
        var origin = Sweden()
            .Row("DNK", Departures + "SEX=F", 0)
            .Row("DNK", Departures + "SEX=M", null)
            .Row("DNK", Departures + "SEX=_U OBS_STATUS=Q", null)
            .Row("DNK", Departures + "SEX=_T CONF_STATUS=C", null)
            .Build();
        var cells = Compare(origin, null).ToDictionary(c => c.Key["SEX"]!);

        Assert.Equal(new MirrorFigure(0, MirrorStatus.Reported, 0, 0), cells["F"].Origin);
        Assert.Equal((MirrorStatus.Missing, MirrorMissing.Both), (cells["M"].Origin.Status, cells["M"].Missing));
        Assert.Equal((MirrorStatus.Suppressed, MirrorMissing.Destination), (cells["_U"].Origin.Status, cells["_U"].Missing));
        Assert.Equal(MirrorStatus.Suppressed, cells["_T"].Origin.Status);
        Assert.Null(cells["_T"].Origin.Value);
    }

    [Fact]
    public void Compare_SeveralMinimumStays_TakesTheOneNearestToTwelveMonths()
    {
        var origin = Sweden()
            .Row("DNK", Departures + "MIN_STAY=3", 30).Row("DNK", Departures + "MIN_STAY=9", 20)
            .Row("DNK", Departures + "MIN_STAY=PERM", 1).Row("DNK", Departures + "MIN_STAY=_U", 2)
            .Build();

        Assert.Equal(20, Assert.Single(Compare(origin, null)).Origin.Value);
    }

    [Fact]
    public void Compare_RivalsWithAnotherPreferenceOfThePair_FollowsThePair()
    {
        var origin = Sweden().Row("DNK", Departures + "MIN_STAY=3", 30).Row("DNK", Departures + "MIN_STAY=12", 20).Build();
        var threeMonths = Residence with { Preferences = [new RivalPreference(RivalPreferenceKind.NearestMonths, "MIN_STAY", 3)] };

        var preferred = Assert.Single(MirrorComparison.Compare(threeMonths, SwedenToDenmark, origin, null, MirrorOptions.None));
        Assert.Equal(30, preferred.Origin.Value);
        Assert.Equal("3", origin.Columns[origin.Structure.SlicePositionOf("MIN_STAY")][preferred.Origin.Row]);
        var undecided = Assert.Single(MirrorComparison.Compare(Residence with { Preferences = [] }, SwedenToDenmark, origin, null, MirrorOptions.None));
        Assert.Equal((2, MirrorFigure.NoRow), (undecided.Origin.Rivals, undecided.Origin.Row));
    }

    [Fact]
    public void Compare_MinimumStaysEquallyNear_IsAmbiguous()
    {
        var origin = Sweden().Row("DNK", Departures + "MIN_STAY=9", 20).Row("DNK", Departures + "MIN_STAY=15", 18).Row("DNK", Departures + "MIN_STAY=0", 18).Build();
        var destination = Denmark().Row("SWE", Arrivals, 19).Build();

        var cell = Assert.Single(Compare(origin, destination));
        Assert.Equal((null, MirrorStatus.Ambiguous, 2, 2), (cell.Origin.Value, cell.Origin.Status, cell.Origin.Rivals, cell.Origin.RivalRows.Length));
        Assert.Equal(MirrorMissing.None, cell.Missing);
        Assert.Equal(default, cell.Measures);
    }

    [Fact]
    public void Compare_SeveralSources_NeedsAReferenceSource()
    {
        var origin = Sweden().Row("DNK", Departures + "SOURCE=REG", 20).Row("DNK", Departures + "SOURCE=SUR", 25).Build();

        Assert.Equal(MirrorStatus.Ambiguous, Assert.Single(Compare(origin, null)).Origin.Status);
        var options = MirrorOptions.None with { OriginReferenceSource = "SUR" };
        Assert.Equal(25, Assert.Single(Compare(origin, null, options)).Origin.Value);
        Assert.Equal(20, Assert.Single(Compare(origin, null, Filter("SOURCE", "REG"))).Origin.Value);
    }

    [Fact]
    public void Compare_AChosenObservation_IsNamedByItsRow()
    {
        var origin = Sweden().Row("DNK", Departures + "MIN_STAY=3", 30).Row("DNK", Departures + "MIN_STAY=9", 20).Row("NOR", Departures, 5).Build();

        var figure = Assert.Single(Compare(origin, null)).Origin;
        Assert.Equal(("9", 20.0), (origin.Columns[origin.Structure.SlicePositionOf("MIN_STAY")][figure.Row], origin.Values[figure.Row]));
        Assert.Equal(MirrorFigure.NoRow, Assert.Single(Compare(origin, null)).Destination.Row);
    }

    [Fact]
    public void Compare_RivalWithoutValue_IsNoRival()
    {
        var origin = Sweden().Row("DNK", Departures + "SOURCE=REG", null).Row("DNK", Departures + "SOURCE=SUR", 25).Build();

        Assert.Equal(25, Assert.Single(Compare(origin, null)).Origin.Value);
    }

    [Fact]
    public void Compare_SuppressedRival_IsARival()
    {
        var origin = Sweden().Row("DNK", Departures + "SOURCE=REG OBS_STATUS=Q", null).Row("DNK", Departures + "SOURCE=SUR", 25).Build();

        Assert.Equal(MirrorStatus.Ambiguous, Assert.Single(Compare(origin, null)).Origin.Status);
    }

    [Theory]
    [InlineData("K")]
    [InlineData("W")]
    [InlineData("PW")]
    public void Compare_IncludedElsewhere_IsNotPaired(string status)
    {
        var origin = Sweden().Row("DNK", Departures + "SEX=F OBS_STATUS=" + status, 4).Row("DNK", Departures + "SEX=M OBS_STATUS=P", 5).Build();

        Assert.Equal("M", Assert.Single(Compare(origin, null)).Key["SEX"]);
    }

    [Fact]
    public void Compare_UnitsDiffer_AreNotPaired()
    {
        var origin = Sweden().Row("DNK", Departures + "UNIT_MEASURE=MV", 4).Build();
        var destination = Denmark().Row("SWE", Arrivals + "UNIT_MEASURE=PS", 4).Build();

        Assert.Equal([MirrorMissing.Destination, MirrorMissing.Origin], Compare(origin, destination).Select(c => c.Missing));
    }

    [Fact]
    public void Compare_ReturningNationals_AreNamedDifferentlyByTheTwoEnds()
    {
        var pair = StructureCatalogue.Flow.MirrorPairs.Single(p => p.Id == "returning_nationals");
        var origin = Sweden().Row("DNK", Departures + "CITIZENS=CTP", 4).Row("DNK", Departures, 40).Build();
        var destination = Denmark().Row("SWE", Arrivals + "CITIZENS=NAT", 6).Row("SWE", Arrivals, 60).Build();

        var cell = Assert.Single(MirrorComparison.Compare(pair, SwedenToDenmark, origin, destination, MirrorOptions.None));
        Assert.Equal((4.0, 6.0), (cell.Origin.Value, cell.Destination.Value));
    }

    [Fact]
    public void Compare_Returns_PairsDeparturesWithReturnsAtTotals()
    {
        var pair = StructureCatalogue.Return.MirrorPairs[0];
        var origin = Sweden().Row("DNK", Departures + "CITIZENS=CTP", 4).Build();
        var destination = new TestSlice(StructureCatalogue.Return, "DNK", "2015")
            .Row("SWE", "MEASURE=RFL", 6).Row("SWE", "MEASURE=RFL DURATION_ABROAD=Y_GE10", 2).Build();

        var cell = Assert.Single(MirrorComparison.Compare(pair, SwedenToDenmark, origin, destination, MirrorOptions.None));
        Assert.Equal((4.0, 6.0), (cell.Origin.Value, cell.Destination.Value));
    }

    [Fact]
    public void Compare_DroppedAdditiveDimension_IsComparedByItsTotalUnderTheNewName()
    {
        var renamed = ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal)
            .Add("SEX", ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("F", "Z"));
        var pair = Residence with
        {
            Origin = Residence.Origin with { Dropped = Residence.Origin.Dropped.Add("AGE"), Renamed = renamed },
            Destination = Residence.Destination with { Dropped = Residence.Destination.Dropped.Add("AGE") },
            Matched = Residence.Matched.Remove("AGE"),
        };
        var origin = Sweden().Row("DNK", Departures + "SEX=F", 4).Row("DNK", Departures + "SEX=F AGE=Y_LT15", 1).Row("DNK", Departures + "SEX=M", 9).Build();

        var cells = MirrorComparison.Compare(pair, SwedenToDenmark, origin, null, MirrorOptions.None);
        Assert.Equal([("M", 9), ("Z", 4)], cells.Select(c => (c.Key["SEX"]!, (int)c.Origin.Value!.Value)));
    }

    [Fact]
    public void Compare_MoreKeysThanSixtyFourBitsCanNumber_MatchesEveryOne()
    {
        // 64 codes in each of 12 matched dimensions: 2^72 possible keys.
        string Classes(int row) => string.Join(' ', Residence.Matched.Select((id, i) => $"{id}=X{(row * (2 * i + 1)) % 64:00}"));
        var (origin, destination) = (Sweden(), Denmark());
        for (var row = 0; row < 64; row++)
        {
            origin.Row("DNK", Departures + Classes(row), row);
            destination.Row("SWE", Arrivals + Classes(row), 2 * row);
        }

        var cells = Compare(origin.Build(), destination.Build());

        Assert.Equal(12, Residence.Matched.Length);
        Assert.Equal(Enumerable.Range(0, 64).Select(i => ((double?)i, (double?)(2 * i))), cells.Select(c => (c.Origin.Value, c.Destination.Value)));
    }

    [Fact]
    public void Compare_Filter_NarrowsBothSides()
    {
        var origin = Sweden().Row("DNK", Departures + "SEX=M", 5).Row("DNK", Departures + "SEX=F", 7).Build();
        var destination = Denmark().Row("SWE", Arrivals + "SEX=_T", 13).Row("SWE", Arrivals + "SEX=F", 8).Build();

        var cell = Assert.Single(Compare(origin, destination, Filter("SEX", "F")));
        Assert.Equal((7.0, 8.0), (cell.Origin.Value, cell.Destination.Value));
        Assert.Empty(Compare(origin, destination, Filter("AGE", "Y5")));
        var thrown = Assert.Throws<MirrorFilterException>(() => Compare(origin, destination, Filter("BASIS", "CB")));
        Assert.Equal(("residence", "BASIS"), (thrown.Pair, thrown.Dimension));
    }

    [Fact]
    public void Compare_SliceOfAnotherCountryStructureOrPeriod_Throws()
    {
        var origin = Sweden().Row("DNK", Departures, 5).Build();
        var later = new TestSlice(StructureCatalogue.Flow, "DNK", "2016").Row("SWE", Arrivals, 5).Build();
        var stock = new TestSlice(StructureCatalogue.Stock, "DNK", "2015").Row("SWE", "MEASURE=IMM BASIS=CB", 5).Build();

        Assert.Throws<ArgumentException>(() => Compare(null, origin));
        Assert.Throws<ArgumentException>(() => Compare(origin, later));
        Assert.Throws<ArgumentException>(() => Compare(origin, stock));
    }

    private static TestSlice Sweden() => new(StructureCatalogue.Flow, "SWE", "2015");

    private static TestSlice Denmark() => new(StructureCatalogue.Flow, "DNK", "2015");

    private static MirrorOptions Filter(string id, string code) =>
        MirrorOptions.None with { Filter = MirrorOptions.None.Filter.Add(id, code) };

    private static MirrorCells Compare(Slice? origin, Slice? destination, MirrorOptions? options = null) =>
        MirrorComparison.Compare(Residence, SwedenToDenmark, origin, destination, options ?? MirrorOptions.None);
}
