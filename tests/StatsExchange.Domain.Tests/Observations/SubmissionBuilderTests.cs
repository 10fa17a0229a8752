// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Tests.Observations;

public sealed class SubmissionBuilderTests
{
    [Fact]
    public void Build_RowsInAnyOrder_YieldsOneSlicePerPeriodInKeyOrder()
    {
        var submission = Sent.Flows()
            .Arrivals("NOR", "2016", 5)
            .Arrivals("DNK", "2015", 3539)
            .Arrivals("FIN", "2016", 7)
            .Arrivals("FIN", "2016", 3, "SEX=F")
            .Build();

        Assert.False(submission.Report.IsRefused);
        Assert.Equal(["2015", "2016"], submission.Slices.Select(slice => slice.Observations.Period));
        var later = submission.Slices[1].Observations;
        Assert.Equal("SWE", later.Owner);
        Assert.Equal([3, 7, 5], later.Values.ToArray());
        Assert.Equal([5, 4, 2], submission.Slices[1].Lines.AsEnumerable());
        Assert.Equal(["FIN", "NOR"], later.Columns[later.Structure.SlicePositionOf("COUNTERPART_AREA")].Codes.AsEnumerable());
    }

    [Fact]
    public void Build_DimensionsLeftOut_TakeTheirDefaults()
    {
        var slice = Sent.Flows().Arrivals("DNK", "2015", 1, "SEX=").Build().Slices[0].Observations;
        string CodeOf(string id) => slice.Columns[slice.Structure.SlicePositionOf(id)][0];
        Assert.Equal(("A", "_T", "_U", "EV", "PS"), (CodeOf("FREQ"), CodeOf("SEX"), CodeOf("MIN_STAY"), CodeOf("FLOW_CONCEPT"), CodeOf("UNIT_MEASURE")));
    }

    [Theory]
    [InlineData("DK")]
    [InlineData("208")]
    [InlineData("DNK")]
    public void Build_PartnerByAnyCode_IsAlpha3(string sent)
    {
        var slice = Sent.Flows().Row($"REF_AREA=SE COUNTERPART_AREA={sent} TIME_PERIOD=2015 MEASURE=IMM BASIS=RES", 1).Build().Slices[0].Observations;
        Assert.Contains("DNK", slice.KeyAt(0));
    }

    [Fact]
    public void Build_MissingZeroAndNegativeZero_StayApart()
    {
        var slice = Sent.Flows().Arrivals("DNK", "2015", null).Arrivals("FIN", "2015", 0).Arrivals("NOR", "2015", -0.0).Build().Slices[0].Observations;
        Assert.Null(slice.ValueAt(0));
        Assert.Equal(0, slice.ValueAt(1));
        Assert.False(double.IsNegative(slice.ValueAt(2)!.Value));
    }

    [Theory]
    [InlineData(12.3, "3", 12300)]
    [InlineData(0.1, "6", 100000)]
    [InlineData(1.1, "1", 11)]
    [InlineData(150, "-2", 1.5)]
    [InlineData(1.5e13, "2", 1.5e15)]
    [InlineData(7, "0", 7)]
    public void Build_UnitMultiplier_IsAppliedExactlyAndKept(double sent, string multiplier, double expected)
    {
        var slice = Sent.Flows().Arrivals("DNK", "2015", sent, attributes: $"UNIT_MULT={multiplier}").Build().Slices[0].Observations;
        Assert.Equal(expected, slice.ValueAt(0));
        Assert.Equal(multiplier, slice.AttributeAt("UNIT_MULT", 0));
    }

    [Fact]
    public void Build_AttributesOfRows_AreCanonicalAndStayWithTheirRow()
    {
        var slice = Sent.Flows()
            .Arrivals("NOR", "2015", 1, attributes: "OBS_STATUS=ppe CONF_STATUS=F")
            .Arrivals("DNK", "2015", 2, attributes: "OBS_STATUS=b EMBARGO_TIME=2026-01-31T10:00:00+01:00 PRE_BREAK_VALUE=007.50")
            .Arrivals("FIN", "2015", 3)
            .Build().Slices[0].Observations;
        Assert.Equal(["CONF_STATUS", "EMBARGO_TIME", "OBS_STATUS", "PRE_BREAK_VALUE"], slice.Attributes.Select(column => column.Id));
        Assert.Equal("B", slice.AttributeAt("OBS_STATUS", 0));
        Assert.Equal("2026-01-31T09:00:00Z", slice.AttributeAt("EMBARGO_TIME", 0));
        Assert.Equal("7.5", slice.AttributeAt("PRE_BREAK_VALUE", 0));
        Assert.Null(slice.AttributeAt("OBS_STATUS", 1));
        Assert.Equal("EP", slice.AttributeAt("OBS_STATUS", 2));
    }

    [Fact]
    public void Build_Deletion_HasNeitherValueNorAttributes()
    {
        var slice = Sent.Flows()
            .Arrivals("DNK", "2015", 5, attributes: "OBS_STATUS=p", operation: Operation.Delete)
            .Arrivals("NOR", "2015", 6)
            .Build().Slices[0];
        Assert.Equal([true, false], slice.Deletes.AsEnumerable());
        Assert.Null(slice.Observations.ValueAt(0));
        Assert.Empty(slice.Observations.Attributes);
    }

    [Fact]
    public void Add_MoreThanTheLimit_IsRefusedWhileAdding()
    {
        var builder = new SubmissionBuilder(StructureCatalogue.Flow, Sent.Sweden, maxObservations: 2);
        builder.Arrivals("DNK", "2015", 1).Arrivals("NOR", "2015", 1);
        Assert.Equal(2, Assert.Throws<SubmissionTooLargeException>(() => builder.Arrivals("FIN", "2015", 1)).Limit);
    }

    [Fact]
    public void New_ForConsolidatedFigures_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new SubmissionBuilder(StructureCatalogue.Consolidated, Sent.Sweden));

    [Fact]
    public void Build_StructureWithOneMoreDimension_NeedsNoOtherCode()
    {
        var stock = StructureCatalogue.Stock;
        var disability = new Dimension("DISABILITY", DimensionRole.Additive, new CodeList("CL_DISABILITY", StandardCodes.AddTo([new("Y", "With a disability")])), "_T");
        var extended = new Structure("STOCK", stock.Name, [.. stock.Dimensions[..^1], disability, stock.Dimensions[^1]], stock.Attributes, []);
        var submission = new SubmissionBuilder(extended, Sent.Sweden)
            .Living("NOR", 10)
            .Living("NOR", 2, "DISABILITY=Y")
            .Living("NOR", 1, "DISABILITY=Y SEX=F")
            .Living("NOR", 3, "DISABILITY=Y SEX=M")
            .Build();
        var finding = Assert.Single(submission.Report.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal((3, "2"), (finding.Line, finding.Value));
    }
}
