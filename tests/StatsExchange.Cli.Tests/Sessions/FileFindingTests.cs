// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace StatsExchange.Cli.Tests.Sessions;

public sealed class FileFindingTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE,COMMENT\n";

    [Theory]
    [InlineData("FLOW,EST,SWE,EMI,RES,12,2015,abc,", "VALUE_FORM", "OBS_VALUE", "", "abc")]
    [InlineData("FLOW,XYZ,SWE,EMI,RES,12,2015,1,", "UNKNOWN_CODE", "REF_AREA", "XYZ", "XYZ")]
    [InlineData("FLOW,EST,SWE,EMI", "FIELD_COUNT", "", "", "4 fields")]
    [InlineData("FLOW,EST,SWE,EMI,RES,12,2015,1,caf\u00E9", "TEXT_ENCODING", "COMMENT", "", "caf\uFFFD")]
    public async Task Send_NoRowThatCanBeRead_IsRefusedWithWhatIsWrongInTheFile(string row, string rule, string column, string code, string value)
    {
        var file = Latin1("unreadable.csv", Header + row + "\n");

        foreach (var verb in new[] { "submit", "validate" })
        {
            var refused = await hub.AsAsync("EST", "submitter", verb, file, "--office", "EST", "--json");

            Assert.Equal(1, refused.ExitCode);
            Assert.Equal((1, null, null), ((int)refused.Json["errors"]!, refused.Json["receipt"], refused.Json["revision"]));
            var finding = Assert.Single(refused.Json["findings"]!.AsArray())!;
            Assert.Equal(
                (2L, rule, column, code, value),
                ((long)finding["line"]!, (string)finding["rule"]!, (string)finding["column"]!, (string)finding["code"]!, (string)finding["value"]!));
            Assert.NotEmpty((string)finding["expected"]!);
        }
    }

    [Theory]
    [InlineData("", "FILE_EMPTY", "", "empty")]
    [InlineData(Header, "FILE_EMPTY", "", "header only")]
    [InlineData("Land;2015\nSverige;1\n", "HEADER_FORM", "Land;2015", "--mapping")]
    [InlineData("STRUCTURE,REF_AREA,COUNTERPART_AREA,measure,BASIS,TIME_PERIOD,OBS_VALUE\nFLOW,EST,SWE,EMI,RES,2015,1\n", "HEADER_FORM", "measure", "MEASURE, in capitals")]
    [InlineData("STRUCTURE,REF_AREA,COUNTERPART_AREA,BASIS,TIME_PERIOD,OBS_VALUE\nFLOW,EST,SWE,RES,2015,1\n", "HEADER_FORM", "MEASURE", "requires")]
    [InlineData("STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE,COLOUR\nFLOW,EST,SWE,EMI,RES,2015,1,red\n", "HEADER_FORM", "COLOUR", "a column of FLOW")]
    public async Task Validate_FileThatIsNoLongCsv_IsRefusedByARuleInEveryReport(string text, string rule, string column, string expected)
    {
        var file = Latin1("no-long-csv.csv", text);

        var refused = await hub.AsAsync("EST", "submitter", "validate", file, "--office", "EST", "--structure", "FLOW", "--json");
        var told = await hub.AsAsync("EST", "submitter", "validate", file, "--office", "EST", "--structure", "FLOW");
        var report = await hub.AsAsync("EST", "submitter", "validate", file, "--office", "EST", "--structure", "FLOW", "--report", "ess");

        Assert.Equal((1, 1, 1), (refused.ExitCode, told.ExitCode, report.ExitCode));
        var finding = Assert.Single(refused.Json["findings"]!.AsArray())!;
        Assert.Equal((1L, rule, column, 0), ((long)finding["line"]!, (string)finding["rule"]!, (string)finding["column"]!, (int)finding["level"]!));
        Assert.Contains(expected, (string)finding["expected"]!, StringComparison.Ordinal);
        Assert.Contains(rule, told.Output, StringComparison.Ordinal);
        Assert.Single(
            System.Text.Json.Nodes.JsonNode.Parse(report.Output)!.AsArray(), item => (string)item!["rule"]!["expression"]! == rule && (string)item["value"]! == "0");
    }

    [Fact]
    public async Task Validate_HeaderAmongTheRows_IsFoundOnce()
    {
        var refused = await hub.AsAsync("EST", "submitter", "validate", Latin1("again.csv", Header + Header), "--office", "EST", "--structure", "FLOW", "--json");

        Assert.Equal("HEADER_AGAIN", (string)Assert.Single(refused.Json["findings"]!.AsArray())!["rule"]!);
    }

    [Fact]
    public async Task Submit_RowsOfAnotherOfficeThatAreWrong_AreLeftOutAndRefuseNothing()
    {
        var file = Latin1("others.csv", Header
            + "FLOW,LVA,SWE,EMI,RES,12,2015,1,\n"
            + "FLOW,DNK,SWE,EMI,RES,12,2015,abc,\n"
            + "FLOW,DNK,SWE,EMI\n"
            + "FLOW,DNK,SWE,EMI,RES,12,2015,1,one,two\n"
            + "FLOW,DNK,SWE,EMI,RES,12,2015,1,caf\u00E9\n"
            + "FLOW,DNK,SWE,EMI,RES,12,2015,1,5\" tall\n"
            + "FLOWS,DNK,SWE,EMI,RES,12,2015,1,\n");

        var accepted = await hub.DoAsync("LVA", "submitter", "submit", file, "--office", "LVA", "--json");

        Assert.Equal((1, 6), ((int)accepted.Json["observations"]!, (int)accepted.Json["left_out"]!));
        Assert.Empty(accepted.Json["findings"]!.AsArray());
        Assert.NotNull(accepted.Json["receipt"]);
    }

    [Theory]
    [InlineData("FLOW,XYZ,SWE,EMI,RES,12,2015,abc,\n", 2)]
    [InlineData("FLOW\n", 1)]
    [InlineData("FLOW,DNK,SWE,EMI,RES,12,2015,1,\"open\nFLOW,LTU,NOR,EMI,RES,12,2015,1,\n", 1)]
    [InlineData("FLOW,DNK,SWE,EMI,\"RES,12,2015,1,\nFLOW,LTU,NOR,EMI,RES,12,2015,1,\"\n", 1)]
    public async Task Submit_RowThatMayBeTheOffices_IsAnError(string rows, int errors)
    {
        var file = Latin1("doubtful.csv", Header + "FLOW,LTU,SWE,EMI,RES,12,2015,1,\n" + rows);

        var refused = await hub.AsAsync("LTU", "submitter", "submit", file, "--office", "LTU", "--json");

        Assert.Equal((1, errors), (refused.ExitCode, (int)refused.Json["errors"]!));
        Assert.All(refused.Json["findings"]!.AsArray(), f => Assert.Equal(3L, (long)f!["line"]!));
    }

    private string Latin1(string name, string text)
    {
        File.WriteAllBytes(hub.File(name), Encoding.Latin1.GetBytes(text));
        return hub.File(name);
    }
}
