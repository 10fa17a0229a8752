// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Tests.Observations;

public sealed class SentColumnsTests
{
    [Fact]
    public void AddColumns_SameContentAsRows_YieldsTheSameSlice()
    {
        var byRows = Sent.Flows().Arrivals("NOR", "2015", 5, "SEX=M").Arrivals("DNK", "2015", 3, "SEX=M", "OBS_STATUS=P").Build().Slices[0].Observations;
        var builder = Sent.Flows();
        builder.AddColumns(Block(["NO", "DK"], [5, 3], [new AttributeColumn("OBS_STATUS", [1], ["p"])]));
        var byColumns = builder.Build().Slices[0];
        Assert.Equal(byRows.Values.ToArray(), byColumns.Observations.Values.ToArray());
        Assert.Equal(byRows.KeyAt(0), byColumns.Observations.KeyAt(0));
        Assert.Equal("P", byColumns.Observations.AttributeAt("OBS_STATUS", 0));
        Assert.Equal([3, 2], byColumns.Lines.AsEnumerable());
    }

    [Fact]
    public void AddColumns_UnitMultiplier_IsKeptButNotAppliedAgain()
    {
        var builder = Sent.Flows();
        builder.AddColumns(Block(["NOR"], [12300], [new AttributeColumn("UNIT_MULT", [0], ["3"])]));
        var slice = builder.Build().Slices[0].Observations;
        Assert.Equal(12300, slice.ValueAt(0));
        Assert.Equal("3", slice.AttributeAt("UNIT_MULT", 0));
    }

    [Fact]
    public void AddColumns_AfterRows_CountsLinesOn()
    {
        var builder = Sent.Flows().Arrivals("FIN", "2015", 1);
        builder.AddColumns(Block(["NOR", "ZZZ"], [5, -3], []));
        var report = builder.Build().Report;
        Assert.Equal([("UNKNOWN_CODE", 4L, "ZZZ"), ("NEGATIVE_VALUE", 4L, "ZZZ")], report.Findings.Select(f => (f.Rule, f.Line, f.Code)));
    }

    [Fact]
    public void AddColumns_NegativeZero_IsAFinding()
    {
        var builder = Sent.Flows();
        builder.AddColumns(Block(["NOR"], [-0.0], []));
        Assert.Equal("-0", Assert.Single(builder.Build().Report.Findings).Value);
    }

    [Fact]
    public void AddColumns_ColumnsOfDifferentLength_IsAFormatError()
    {
        var block = Block(["NOR", "DNK"], [1, 2], []);
        Assert.Throws<FormatException>(() => Sent.Flows().AddColumns(block with { Values = new double[] { 1 } }));
        Assert.Throws<FormatException>(() => Sent.Flows().AddColumns(block with { Attributes = [new AttributeColumn("COMMENT", [2], ["x"])] }));
        Assert.Throws<FormatException>(() => Sent.Flows().AddColumns(block with { Operations = new[] { Operation.Set } }));
        Assert.Throws<FormatException>(() => Sent.Flows().AddColumns(block with { Columns = [new SentColumn("SEX", ["M"], new[] { 0, 1 })] }));
    }

    [Fact]
    public void AddColumns_ReporterOfAnotherCountry_IsAFinding()
    {
        var builder = Sent.Flows();
        var block = Block(["NOR"], [1], []);
        builder.AddColumns(block with { Columns = [.. block.Columns, new SentColumn("REF_AREA", ["DNK"], new[] { 0 })] });
        Assert.Equal("FOREIGN_REPORTER", Assert.Single(builder.Build().Report.Findings).Rule);
    }

    private static SentColumns Block(string[] partners, double[] values, AttributeColumn[] attributes) => new(
        "2015",
        [
            new SentColumn("COUNTERPART_AREA", partners, Enumerable.Range(0, partners.Length).ToArray()),
            new SentColumn("MEASURE", ["IMM"], new int[partners.Length]),
            new SentColumn("BASIS", ["RES"], new int[partners.Length]),
            new SentColumn("SEX", ["M"], new int[partners.Length]),
        ],
        values,
        ReadOnlyMemory<Operation>.Empty,
        attributes);
}
