// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Disclosure;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Corridors;

namespace StatsExchange.Domain.Tests.Disclosure;

public sealed class OpenedDetailTests
{
    private const string Arrivals = "MEASURE=IMM BASIS=RES ";
    private static readonly DetailDepth Totals = DetailDepth.Of([]);
    private static readonly DetailDepth Sexes = DetailDepth.Of(["SEX"]);

    [Fact]
    public void Of_TotalsOnly_KeepsTotalsInEveryWayOfCounting()
    {
        var slice = Slice()
            .Row("SWE", Arrivals, 1).Row("SWE", Arrivals + "SEX=F", 90).Row("SWE", Arrivals + "SOURCE=SUR", 2).Row("SWE", "MEASURE=IMM BASIS=CC", 3)
            .Row("SWE", Arrivals + "CITIZENS=NAT", 91).Row("SWE", Arrivals + "AGE=Y20", 92).Row("_T", Arrivals, 4)
            .Build();
        var opened = OpenedDetail.Of(slice, [new OpenedView([], Totals)]);

        Assert.Equal([1, 2, 3, 4], Values(opened));
        Assert.Empty(opened.Withheld);
        Assert.Equal(Enumerable.Range(0, 4).Select(row => slice.ValueAt(opened.Rows[row])), Enumerable.Range(0, 4).Select(opened.Slice.ValueAt));
    }

    [Fact]
    public void Of_ClassesWithoutATotal_SaysThatThereIsOneWithheld()
    {
        var slice = Slice().Row("NOR", Arrivals, 5).Row("SWE", Arrivals + "SEX=F OBS_STATUS=E COMMENT=open", 90).Row("SWE", Arrivals + "SEX=M", 91).Build();
        var opened = OpenedDetail.Of(slice, [new OpenedView([], Totals)]);

        Assert.Equal([5], Values(opened));
        Assert.Equal([1], opened.Withheld.AsEnumerable());
        Assert.Equal([0, -1], opened.Rows.AsEnumerable());
        Assert.Equal(("_T", "Q"), (CodeAt(opened, "SEX", 1), opened.Slice.AttributeAt("OBS_STATUS", 1)));
        Assert.Equal(["OBS_STATUS"], opened.Slice.Attributes.Select(attribute => attribute.Id));
    }

    [Fact]
    public void Of_OneDimension_KeepsItsClassesWhereAllOthersAreTotals()
    {
        var slice = Slice().Row("SWE", Arrivals, 3).Row("SWE", Arrivals + "SEX=F", 1).Row("SWE", Arrivals + "SEX=F AGE=Y20", 90).Row("SWE", Arrivals + "AGE=Y20", 91).Build();

        Assert.Equal([1, 3], Values(OpenedDetail.Of(slice, [new OpenedView([], Sexes)])));
    }

    [Fact]
    public void Of_SeveralViews_ShowsWhatOneThatOpensItDoesNotWithhold()
    {
        var slice = Slice().Row("SWE", Arrivals, 3).Row("SWE", Arrivals + "SEX=F", 90).Row("SWE", Arrivals + "SEX=M", 91).Build();
        var total = Enumerable.Range(0, 3).Single(row => slice.ValueAt(row) == 3);
        var opened = OpenedDetail.Of(slice, [new OpenedView([], Totals), new OpenedView([0, 1, 2], Sexes)]);

        Assert.Equal([3], Values(opened));
        Assert.Equal(Enumerable.Range(0, 3).Where(row => row != total), opened.Withheld);
    }

    [Fact]
    public void Of_AllDetail_IsTheSameSlice()
    {
        var slice = Slice().Row("SWE", Arrivals + "SEX=F", 1).Row("SWE", Arrivals + "AGE=Y20", 2).Build();

        Assert.Same(slice, OpenedDetail.Of(slice, [new OpenedView([], DetailDepth.All), new OpenedView([0, 1], Totals)]).Slice);
    }

    [Theory]
    [InlineData("CONF_REDIST=SWE", "SWE", true)]
    [InlineData("CONF_REDIST=NOR;SWE,FIN", "SWE", true)]
    [InlineData("CONF_REDIST=NOR", "SWE", false)]
    [InlineData("CONF_REDIST=SWEX", "SWE", false)]
    [InlineData("CONF_REDIST=SWE", null, false)]
    [InlineData("", "SWE", false)]
    public void Apply_EmbargoedCell_IsShownToThoseItNamesOnly(string recipients, string? reader, bool isShown)
    {
        var now = DateTimeOffset.Parse("2026-03-01T12:00:00Z", CultureInfo.InvariantCulture);
        var slice = Slice().Row("SWE", Arrivals + "CONF_STATUS=E " + recipients, 5).Build();

        Assert.Equal(isShown, !Withholding.Apply(slice, now, includesConfidential: false, embargoes: null, reader).IsWithheld(0));
        Assert.True(Withholding.Apply(slice, now, includesConfidential: true).IsWithheld(0));
    }

    private static TestSlice Slice() => new(StructureCatalogue.Flow, "DNK", "2015");

    private static string CodeAt(OpenedSlice opened, string dimension, int row) => opened.Slice.Columns[opened.Slice.Structure.SlicePositionOf(dimension)][row];

    private static IEnumerable<double> Values(OpenedSlice opened) => Enumerable.Range(0, opened.Slice.Count).Select(opened.Slice.ValueAt).OfType<double>().Order();
}
