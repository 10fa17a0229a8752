// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Disclosure;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Corridors;

namespace StatsExchange.Domain.Tests.Disclosure;

public sealed class WithholdingTests
{
    private const string Arrivals = "MEASURE=IMM BASIS=RES ";
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-01T12:00:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public void Apply_NothingMarked_IsTheSameSlice()
    {
        var slice = Slice().Row("SWE", Arrivals + "CONF_STATUS=F", 5).Row("NOR", Arrivals, 6).Build();
        var shown = Withholding.Apply(slice, Now, includesConfidential: false);

        Assert.Same(slice, shown.Slice);
        Assert.Empty(shown.Withheld);
    }

    [Theory]
    [InlineData("CONF_STATUS=C", true, false)]
    [InlineData("CONF_STATUS=N", true, false)]
    [InlineData("CONF_STATUS=A", true, false)]
    [InlineData("CONF_STATUS=F", false, false)]
    [InlineData("CONF_STATUS=E", true, true)]
    [InlineData("CONF_STATUS=E EMBARGO_TIME=2026-03-01T12:00:01Z", true, true)]
    [InlineData("CONF_STATUS=E EMBARGO_TIME=2026-03-01T12:00:00Z", false, false)]
    [InlineData("CONF_STATUS=E EMBARGO_TIME=soon", true, true)]
    [InlineData("EMBARGO_TIME=2026-04-01T00:00:00Z", true, true)]
    [InlineData("CONF_STATUS=F EMBARGO_TIME=2026-04-01T00:00:00Z", true, true)]
    [InlineData("CONF_STATUS=C EMBARGO_TIME=2026-02-01T00:00:00Z", true, false)]
    [InlineData("CONF_STATUS=C EMBARGO_TIME=2026-04-01T00:00:00Z", true, true)]
    public void Apply_ByWhatTheOwnerSays_WithholdsFromOthers(string marks, bool fromAll, bool fromThoseWhoMaySeeConfidential)
    {
        var slice = Slice().Row("SWE", Arrivals + marks, 5).Build();

        Assert.Equal(fromAll, Withholding.Apply(slice, Now, includesConfidential: false).IsWithheld(0));
        Assert.Equal(fromThoseWhoMaySeeConfidential, Withholding.Apply(slice, Now, includesConfidential: true).IsWithheld(0));
    }

    [Fact]
    public void Apply_OneClassConfidential_LeavesNoClassToSubtract()
    {
        var slice = Slice()
            .Row("SWE", Arrivals + "SEX=M CONF_STATUS=C", 2).Row("SWE", Arrivals + "SEX=F", 5).Row("SWE", Arrivals, 7)
            .Row("SWE", Arrivals + "CITIZENS=NAT AGE=Y5", 1)
            .Row("SWE", Arrivals + "SOURCE=SUR", 8).Row("SWE", "MEASURE=EMI BASIS=RES", 9).Row("NOR", Arrivals, 10)
            .Build();
        var shown = Withholding.Apply(slice, Now, includesConfidential: false);

        Assert.Equal([8, 9, 10], Open(shown));
        Assert.Equal(4, shown.Withheld.Length);
    }

    [Fact]
    public void Apply_OnePartnerConfidential_LeavesNoTotalOverPartners()
    {
        var slice = Slice()
            .Row("SWE", Arrivals + "CONF_STATUS=C", 2).Row("NOR", Arrivals, 1).Row("STLS", Arrivals, 3)
            .Row("_T", Arrivals, 100).Row("_X", Arrivals, 101).Row("_O", Arrivals, 102).Row("_U", Arrivals, 103)
            .Row("150", Arrivals, 104).Row("SUN", Arrivals, 105).Row("_ON", Arrivals, 106).Row("_T", Arrivals + "SEX=F", 107)
            .Row("_T", "MEASURE=EMI BASIS=RES", 4)
            .Build();

        Assert.Equal([1, 3, 4], Open(Withholding.Apply(slice, Now, includesConfidential: false)));
    }

    [Fact]
    public void Apply_TotalOverPartnersConfidential_LeavesNoPartnersToAddUp()
    {
        var slice = Slice()
            .Row("SWE", Arrivals, 2).Row("NOR", Arrivals, 1).Row("_T", Arrivals + "CONF_STATUS=C", 3).Row("NOR", "MEASURE=EMI BASIS=RES", 4)
            .Build();

        Assert.Equal([4], Open(Withholding.Apply(slice, Now, includesConfidential: false)));
    }

    [Fact]
    public void Apply_UnknownPartnerConfidential_LeavesPartnersOpen()
    {
        var slice = Slice()
            .Row("SWE", Arrivals, 2).Row("_U", Arrivals + "CONF_STATUS=C", 1).Row("_T", Arrivals, 3)
            .Build();

        Assert.Equal([2], Open(Withholding.Apply(slice, Now, includesConfidential: false)));
    }

    [Fact]
    public void Apply_WithheldRows_LookTheSame()
    {
        var slice = Slice()
            .Row("SWE", Arrivals + "SEX=M CONF_STATUS=C OBS_STATUS=BP PRE_BREAK_VALUE=3 COMMENT=two_of_them", 2)
            .Row("SWE", Arrivals + "SEX=F OBS_STATUS=EK", 5)
            .Row("SWE", Arrivals + "SEX=_U COMMENT=none", null)
            .Row("NOR", Arrivals + "OBS_STATUS=P COMMENT=open", 6)
            .Build();
        var shown = Withholding.Apply(slice, Now, includesConfidential: false).Slice;

        // Rows in key order: NOR, SWE F, SWE M, SWE _U.
        Assert.Equal(["P", "KQ", "Q", null], Enumerable.Range(0, 4).Select(r => shown.AttributeAt("OBS_STATUS", r)));
        Assert.Equal(["open", null, null, "none"], Enumerable.Range(0, 4).Select(r => shown.AttributeAt("COMMENT", r)));
        Assert.Equal(["COMMENT", "OBS_STATUS"], shown.Attributes.Select(a => a.Id));
        Assert.Equal(2, slice.ValueAt(2));
    }

    [Fact]
    public void Compare_WithheldSide_IsSuppressedAndItsDifferenceUnknown()
    {
        var corridor = new Corridor(CountryCode.Parse("SWE"), CountryCode.Parse("DNK"));
        var origin = new TestSlice(StructureCatalogue.Flow, "SWE", "2015").Row("DNK", "MEASURE=EMI BASIS=RES", 4).Build();
        var destination = Slice().Row("SWE", Arrivals + "CONF_STATUS=C", 2).Build();

        var cell = Assert.Single(MirrorComparison.Compare(
            StructureCatalogue.Flow.MirrorPairs[0],
            corridor,
            origin,
            Withholding.Apply(destination, Now, includesConfidential: false).Slice,
            MirrorOptions.None));

        Assert.Equal((MirrorStatus.Suppressed, null, MirrorMissing.None), (cell.Destination.Status, cell.Destination.Value, cell.Missing));
        Assert.Equal(default, cell.Measures);
        var figure = CorridorFigure.Of(corridor, cell);
        Assert.Equal(new CorridorFigure("SWE", "DNK", 4, null, DestinationWithheld: true), figure);
    }

    private static TestSlice Slice() => new(StructureCatalogue.Flow, "DNK", "2015");

    private static IEnumerable<double> Open(WithheldSlice shown) =>
        Enumerable.Range(0, shown.Slice.Count).Select(shown.Slice.ValueAt).OfType<double>().Order();
}
