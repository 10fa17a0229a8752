// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Sessions;

namespace StatsExchange.Cli.Tests.LongCsv;

/// <summary>SDMX-CSV as input, told by its header; what is exported as SDMX-CSV goes in again.</summary>
public sealed class SdmxCsvTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Long = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,COMMENT\n";
    private const string Two = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,CONF_STATUS,COMMENT\n";

    [Theory]
    [InlineData("dataflow,SX:FLOW(1.0),I,A,SWE,DNK,EMI,RES,12,2015,3763,EP,,,\ndataflow,SX:FLOW(1.0),A,A,SWE,FIN,EMI,RES,12,2015,,,,,\ndataflow,SX:FLOW(1.0),R,A,SWE,NOR,EMI,RES,12,2015,1.5,,3,,\"a, b\"\n")]
    [InlineData("datastructure,SX:FLOW,M,A,SWE,DNK,EMI,RES,12,2015,3763,EP,,,\ndatastructure,SX:FLOW,,A,SWE,FIN,EMI,RES,12,2015,,,,,\ndatastructure,SX:FLOW,I,A,SE,NO,EMI,RES,12,2015,1.5,,3,,\"a, b\"\n")]
    public async Task Submit_Version2_IsTheSameContentAsLongCsv(string rows)
    {
        var id = $"v2-{Guid.NewGuid():N}";
        var sdmx = hub.Write("v2.csv", (Two + rows).Replace("\n", "\r\n", StringComparison.Ordinal));
        var plain = hub.Write("plain.csv", Long + "FLOW,SWE,DNK,EMI,RES,12,2015,3763,EP,,\nFLOW,SWE,FIN,EMI,RES,12,2015,,,,\nFLOW,SWE,NOR,EMI,RES,12,2015,1.5,,3,\"a, b\"\n");

        var first = await hub.DoAsync("SWE", "submitter", "submit", sdmx, "--office", "SWE", "--request-id", id, "--json");
        var again = await hub.DoAsync("SWE", "submitter", "submit", plain, "--office", "SWE", "--request-id", id, "--json");

        Assert.Equal(3, (int)first.Json["observations"]!);
        Assert.Equal(first.Json["receipt"]!.ToJsonString(), again.Json["receipt"]!.ToJsonString());
    }

    [Fact]
    public async Task Submit_Version1WithAndWithoutLabels_IsTheSameContent()
    {
        var ids = hub.Write("v1.csv", "DATAFLOW,MEASURE,BASIS,REF_AREA,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nSX:FLOW(1.0),EMI,RES,FIN,SWE,2015,12,P\nSX:STOCK(1.0),EMI,CB,FIN,SWE,2015,99,\n");
        var labelled = hub.Write(
            "labels.csv",
            "DATAFLOW,MEASURE: Measure,BASIS: Basis,REF_AREA: Reporting area,COUNTERPART_AREA: Partner,TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS: Status\n"
            + "SX:FLOW(1.0),EMI: Departures,RES: Residence,FIN: Finland,SWE: Sweden,2015,12,P: Provisional value\n");

        var first = await hub.DoAsync("FIN", "submitter", "submit", ids, "--office", "FIN", "--structure", "FLOW", "--request-id", "v1", "--json");
        var again = await hub.DoAsync("FIN", "submitter", "submit", labelled, "--office", "FIN", "--request-id", "v1", "--json");

        Assert.Equal((1, 1), ((int)first.Json["observations"]!, (int)first.Json["other_structures"]!));
        Assert.Equal(first.Json["receipt"]!.ToJsonString(), again.Json["receipt"]!.ToJsonString());
    }

    [Fact]
    public async Task Export_AsSdmxCsv_GoesInAgainAndChangesNothing()
    {
        var plain = hub.Write("nor.csv", Long + "FLOW,NOR,DNK,EMI,RES,12,2015,3763,EP,,\nFLOW,NOR,FIN,EMI,RES,12,2016,,,,\nFLOW,NOR,SWE,EMI,RES,12,2015,12.3,,3,\"said \"\"so\"\"\"\n");
        await hub.DoAsync("NOR", "submitter", "submit", plain, "--office", "NOR");

        await hub.DoAsync("NOR", "submitter", "vintages", "export", "NOR", "--structure", "FLOW", "--format", "sdmx-csv", "-o", hub.File("sdmx.csv"));
        await hub.DoAsync("NOR", "submitter", "submit", hub.File("sdmx.csv"), "--office", "NOR");
        var vintages = await hub.DoAsync("NOR", "submitter", "vintages", "NOR", "--json");

        var last = vintages.Json["vintages"]![0]!;
        Assert.Equal((2, 0, 0, 0), (vintages.Json["vintages"]!.AsArray().Count, (int)last["added"]!, (int)last["revised"]!, (int)last["removed"]!));
        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,", await File.ReadAllTextAsync(hub.File("sdmx.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_OfAWholeKey_RemovesTheObservation()
    {
        await hub.DoAsync("DNK", "submitter", "submit", hub.Write("dnk.csv", Long + "FLOW,DNK,NOR,EMI,RES,12,2015,1,,,\nFLOW,DNK,SWE,EMI,RES,12,2015,2,,,\n"), "--office", "DNK");
        await hub.DoAsync("DNK", "submitter", "vintages", "export", "DNK", "--structure", "FLOW", "--format", "sdmx-csv", "-o", hub.File("all.csv"));
        var lines = await File.ReadAllLinesAsync(hub.File("all.csv"));
        var deletion = lines[1].Replace("(1.0),I,", "(1.0),D,", StringComparison.Ordinal).Replace(",2015,1,", ",2015,,", StringComparison.Ordinal);

        var file = hub.Write("delete.csv", $"{lines[0]}\r\n{deletion}\r\n");
        await hub.DoAsync("DNK", "submitter", "submit", file, "--office", "DNK");
        var vintages = await hub.DoAsync("DNK", "submitter", "vintages", "DNK", "--json");
        var replaced = await hub.AsAsync("DNK", "submitter", "submit", file, "--office", "DNK", "--mode", "replace", "--json");

        Assert.Equal((0, 1), ((int)vintages.Json["vintages"]![0]!["added"]!, (int)vintages.Json["vintages"]![0]!["removed"]!));
        Assert.Equal("ACTION_NOT_POSSIBLE", (string?)Assert.Single(replaced.Json["findings"]!.AsArray())!["rule"]);
    }

    [Fact]
    public async Task Validate_WhatCannotBeDoneOrRead_IsFoundOnItsLine()
    {
        var file = hub.Write("bad.csv", Two
            + "dataflow,SX:FLOW(1.0),M,A,EST,DNK,EMI,RES,12,2015,,P,,,\n"
            + "dataflow,SX:FLOW(1.0),D,A,EST,DNK,EMI,RES,,2015,,,,,\n"
            + "dataflow,SX:FLOW(1.0),X,A,EST,DNK,EMI,RES,12,2015,1,,,,\n"
            + "dataprovision,SX:FLOW(1.0),I,A,EST,FIN,EMI,RES,12,2015,1,,,,\n"
            + "dataflow,SX:FLOW(2.0),I,A,EST,NOR,EMI,RES,12,2015,1,,,,\n"
            + "dataflow,OTHER:FLOW(1.0),I,A,EST,NOR,EMI,RES,12,2015,1,,,,\n");

        var refused = await hub.AsAsync("EST", "submitter", "validate", file, "--office", "EST", "--json");

        Assert.Equal(1, refused.ExitCode);
        var found = refused.Json["findings"]!.AsArray().Select(finding => $"{finding!["line"]} {finding["rule"]} {finding["column"]} {finding["value"]}").ToList();
        Assert.Contains("2 ACTION_NOT_POSSIBLE ACTION M", found);
        Assert.Single(found, "3 ACTION_NOT_POSSIBLE ACTION D");
        Assert.Contains("4 UNKNOWN_CODE ACTION X", found);
        Assert.Contains("5 UNKNOWN_CODE STRUCTURE dataprovision", found);
        Assert.Contains("6 UNKNOWN_CODE STRUCTURE_ID SX:FLOW(2.0)", found);
        Assert.Contains("7 UNKNOWN_CODE STRUCTURE_ID OTHER:FLOW(1.0)", found);
    }

    [Fact]
    public async Task Validate_MergeThatDoesNotSayWhatIsConfidential_IsFound()
    {
        var file = hub.Write("merge.csv", "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE\ndataflow,SX:FLOW(1.0),M,LTU,DNK,EMI,RES,2015,1\n");

        var refused = await hub.AsAsync("LTU", "submitter", "validate", file, "--office", "LTU", "--json");

        Assert.Contains("CONF_STATUS", (string)Assert.Single(refused.Json["findings"]!.AsArray())!["expected"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STRUCTURE[;],STRUCTURE_ID,ACTION\n", "several values")]
    [InlineData("DATAFLOW,STRUCTURE_ID\n", "at once")]
    [InlineData("STRUCTURE,STRUCTURE_ID,ACTION,ORIGIN\ndataflow,SX:CONSOLIDATED(1.0),I,SWE\n", "SX:STOCK(1.0)")]
    public async Task Submit_SdmxCsvOfAnotherKind_IsRefusedWithTheReason(string text, string reason)
    {
        var refused = await hub.AsAsync("LVA", "submitter", "submit", hub.Write("kind.csv", text), "--office", "LVA");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(reason, refused.Error + refused.Output, StringComparison.Ordinal);
    }
}
