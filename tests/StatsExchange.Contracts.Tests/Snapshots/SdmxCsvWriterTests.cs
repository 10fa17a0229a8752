// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Contracts.Tests.Blocks;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Contracts.Tests.Snapshots;

public sealed class SdmxCsvWriterTests
{
    private const string ClassesOfPeople = "_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z,_Z";

    private static readonly SdmxCsvWriter Writer = new();

    [Fact]
    public void Header_OfConsolidated_NamesTheColumnsInStructureOrder() => Assert.Equal(
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,ORIGIN,DESTINATION,PAIR,BASIS,UNIT_MEASURE,CITIZENS,STAY,REASON,LEGAL_STATUS,LABOUR_STATUS,SEX,AGE,"
        + "EDUCATION,OCCUPATION,ACTIVITY,EMP_STATUS,RESIDENCE_DURATION,DURATION_ABROAD,TIME_SINCE_RETURN,OCCUPATION_ABROAD,ACTIVITY_ABROAD,RETURN_REASON,"
        + "RESIDENCE,FIGURE,TIME_PERIOD,OBS_VALUE,METHOD,METHOD_VERSION,LOWER,UPPER,CASE_ID,OUTCOME,VINTAGE_O,VINTAGE_D,TARGET_DEFINITION,ASYMMETRY_COEFF,"
        + "OBS_STATUS,CONF_STATUS\r\n",
        Encoding.UTF8.GetString(Writer.Header()));

    [Fact]
    public void Lines_OfGoldenBlock_AreOnePerObservation() => Assert.Equal(
        [
            Line("DNK", "SWE", "DST", "0,,,,,,,,4,,,,"),
            Line("DNK", "SWE", "ORG", ",,,,,,,,,,,Q,C"),
            Line("SWE", "DNK", "AGR", "3600,,,,,DNK-SWE.1,AGREED_FIGURE,4,7,\"residence, 12 months\",,,"),
            Line("SWE", "DNK", "DST", "3539,,,,,,,,7,,-0.06135305395781977,,"),
            Line("SWE", "DNK", "EST", "3610.25,factors,1.0,3400,3900,,,,,,,,"),
            Line("SWE", "DNK", "ORG", "3763,,,,,,,4,,,,,"),
            "",
        ],
        Encoding.UTF8.GetString(Writer.Lines(GoldenBlock.Read("consolidated_agreed_and_estimated").ToSlice())).Split("\r\n"));

    [Fact]
    public void Lines_EveryLine_HasTheColumnsOfTheHeader()
    {
        var columns = Encoding.UTF8.GetString(Writer.Header()).Count(character => character == ',');
        Assert.Equal(columns, Line("DNK", "SWE", "DST", "0,,,,,,,,4,,,,").Count(character => character == ','));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("tråd 数", "tråd 数")]
    public void Lines_TextOfAnAttribute_IsQuotedWhereItMustBe(string text, string field) => Assert.Equal(
        Line("SWE", "DNK", "ORG", $"1,{field},,,,,,,,,,,") + "\r\n",
        Encoding.UTF8.GetString(Writer.Lines(Figure("ORG", 1, [new AttributeColumn("METHOD", [0], [text])]))));

    [Theory]
    [InlineData("A,B", "\"A,B\"")]
    [InlineData("A\r\nI", "\"A\r\nI\"")]
    public void Lines_CodeThatWouldBreakTheLine_IsQuoted(string code, string field) => Assert.Equal(
        Line("SWE", "DNK", field, "1,,,,,,,,,,,,") + "\r\n", Encoding.UTF8.GetString(Writer.Lines(Figure(code, 1, []))));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1.5e300, "1.5E+300")]
    [InlineData(0.00001, "1E-05")]
    [InlineData(9007199254740991, "9007199254740991")]
    [InlineData(double.NaN, "")]
    public void Lines_Value_IsInShortestRoundTripFormAndMissingIsEmpty(double value, string field) => Assert.Equal(
        Line("SWE", "DNK", "ORG", field + ",,,,,,,,,,,,") + "\r\n", Encoding.UTF8.GetString(Writer.Lines(Figure("ORG", value, []))));

    [Fact]
    public void Lines_OfAnotherStructure_AreRefused() =>
        Assert.Throws<ArgumentException>(() => Writer.Lines(GoldenBlock.Read("flow_one_row").ToSlice()));

    private static string Line(string origin, string destination, string figure, string rest) =>
        $"dataflow,SX:CONSOLIDATED(1.0),I,A,{origin},{destination},residence,RES,PS,{ClassesOfPeople},{figure},2015,{rest}";

    private static Slice Figure(string figure, double value, AttributeColumn[] attributes)
    {
        var columns = StructureCatalogue.Consolidated.SliceDimensions.Select(dimension => new CodeColumn(
            [dimension.Id switch { "ORIGIN" => "SWE", "DESTINATION" => "DNK", "PAIR" => "residence", "BASIS" => "RES", "FIGURE" => figure, _ => dimension.Default! }],
            [0]));
        return new Slice(StructureCatalogue.Consolidated, "EUROPE27", "2015", [.. columns], [value], [.. attributes]);
    }
}
