// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

public sealed class HubSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE\n";

    [Fact]
    public async Task Submit_OneOfficeOfALargerFile_GivesAReceiptThatVerifiesAndARetryGivesItAgain()
    {
        var file = hub.Write("nordic.csv", Header + "FLOW,NOR,SWE,EMI,RES,12,2015,100\nFLOW,FIN,SWE,EMI,RES,12,2015,200\nFLOW,NOR,FIN,EMI,RES,12,2015,\n");

        var first = await hub.DoAsync("NOR", "submitter", "submit", file, "--office", "NOR", "--request-id", "nor-1", "--json");
        var again = await hub.DoAsync("NOR", "submitter", "submit", file, "--office", "NOR", "--request-id", "nor-1", "--json");
        var vintages = await hub.DoAsync("NOR", "submitter", "vintages", "NOR", "--json");

        Assert.Equal(2, (int)first.Json["observations"]!);
        Assert.Equal(1, (int)first.Json["left_out"]!);
        Assert.Equal(first.Json["receipt"]!.ToJsonString(), again.Json["receipt"]!.ToJsonString());
        Assert.Single(vintages.Json["vintages"]!.AsArray());
        var receipt = hub.Write("receipt.json", first.Output);
        Assert.Equal(0, (await Statsx.RunAsync("verify", receipt, "--trust", hub.EvidenceKey)).ExitCode);
    }

    [Fact]
    public async Task Submit_RequestIdWithOtherContent_IsRefused()
    {
        var one = hub.Write("one.csv", Header + "FLOW,ISL,SWE,EMI,RES,12,2015,1\n");
        var two = hub.Write("two.csv", Header + "FLOW,ISL,SWE,EMI,RES,12,2015,2\n");
        await hub.DoAsync("ISL", "submitter", "submit", one, "--office", "ISL", "--request-id", "isl-1");

        var refused = await hub.AsAsync("ISL", "submitter", "submit", two, "--office", "ISL", "--request-id", "isl-1", "--json");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("REQUEST_ID_REUSED", (string?)refused.Json["error"]!["reason"]);
    }

    [Fact]
    public async Task Submit_BrokenFile_NamesEveryErrorOnItsPhysicalLineAndStoresNothing()
    {
        var file = hub.Write("broken.csv", Header.TrimEnd() + ",COMMENT\n"
            + "FLOW,EST,SWE,EMI,RES,12,2015,1,\"over\ntwo lines\"\n"
            + "FLOW,LVA,SWE,EMI,RES,12,2015,1,\n"
            + "FLOW,EST,FIN,EMI,RES,12,2015,-1,\n"
            + "FLOW,EST,QQQ,EMI,RES,12,2015,1,\n"
            + "FLOW,EST,NOR,EMI,RES,12,2015,12O,\n"
            + "FLOW,XYZ,NOR,EMI,RES,12,2015,1,\n"
            + "FLOW,EST,SWE,EMI,RES,12,2015,1,\n");

        var refused = await hub.AsAsync("EST", "submitter", "submit", file, "--office", "EST", "--json");
        var vintages = await hub.DoAsync("EST", "submitter", "vintages", "EST", "--json");

        Assert.Equal(1, refused.ExitCode);
        Assert.Null(refused.Json["receipt"]);
        Assert.Equal(
            [(5L, "OBS_VALUE", "-1"), (6L, "COUNTERPART_AREA", "QQQ"), (7L, "OBS_VALUE", "12O"), (8L, "REF_AREA", "XYZ"), (9L, "OBS_VALUE", "1")],
            refused.Json["findings"]!.AsArray().Select(f => ((long)f!["line"]!, (string)f["column"]!, (string)f["value"]!)));
        Assert.Empty(vintages.Json["vintages"]!.AsArray());
    }

    [Fact]
    public async Task Validate_GoodFile_StoresNothingAndReportsAsEss()
    {
        var file = hub.Write("good.csv", Header + "FLOW,LTU,SWE,EMI,RES,12,2015,10\n");

        var report = await hub.DoAsync("LTU", "submitter", "validate", file, "--office", "LTU", "--report", "ess");
        var vintages = await hub.DoAsync("LTU", "submitter", "vintages", "LTU", "--json");

        var items = report.Json.AsArray();
        Assert.All(items, item => Assert.Equal("validation", (string?)item!["type"]));
        Assert.All(items, item => Assert.Equal(4, item!["data"]!["source"]![0]!.AsArray().Count));
        Assert.DoesNotContain(items, item => (string?)item!["value"] == "0");
        Assert.Equal("1", (string?)items.Single(item => (string?)item!["rule"]!["expression"] == "DUPLICATE_KEY")!["value"]);
        Assert.Equal("NA", (string?)items.Single(item => (string?)item!["rule"]!["expression"] == "MIRROR_GAP")!["value"]);
        Assert.Empty(vintages.Json["vintages"]!.AsArray());
    }

    [Fact]
    public async Task Validate_UnknownCode_IsReportedWithItsPeriodAndWhoAsked()
    {
        var file = hub.Write("unknown.csv", Header + "FLOW,LTU,SWD,EMI,RES,12,2015,10\n");

        var report = await hub.AsAsync("LTU", "submitter", "validate", file, "--office", "LTU", "--report", "ess");

        var item = report.Json.AsArray().Single(i => (string)i!["rule"]!["expression"]! == "UNKNOWN_CODE" && (string)i["value"]! == "0")!;
        Assert.Equal("2015", (string)item["data"]!["target"]![0]![1]!);
        Assert.DoesNotMatch(@"[.?]\.$", (string)item["rule"]!["description"]!);
        Assert.NotEqual("statsx", (string)item["event"]!["actor"]!);
    }

    [Fact]
    public async Task Call_WithAFieldThatIsRefused_SaysWhyOnce()
    {
        var refused = await hub.AsAsync("FIN", "analyst", "mirror", "FIN", "FIN");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(2, refused.Error.Split("expected another country").Length);
    }

    [Theory]
    [InlineData(null, "TOKEN_MISSING")]
    [InlineData("not.a.token", "TOKEN_INVALID")]
    public async Task Call_WithoutAGoodToken_IsRefusedWithItsReason(string? token, string reason)
    {
        var refused = await hub.WithTokenAsync(token, "vintages", "NOR", "--json");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(("UNAUTHENTICATED", reason), ((string)refused.Json["error"]!["code"]!, (string)refused.Json["error"]!["reason"]!));
    }

    [Fact]
    public async Task Mirror_WithAnAgreement_ComparesAndWithoutIsRefused()
    {
        await SubmitAsync("SWE", "FLOW,SWE,DNK,EMI,RES,12,2015,3763\nFLOW,SWE,DNK,EMI,RES,12,2016,3700\n");
        await SubmitAsync("DNK", "FLOW,DNK,SWE,IMM,RES,12,2015,3539\n");
        var refused = await hub.AsAsync("SWE", "analyst", "mirror", "SWE", "DNK", "--json");
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("NO_AGREEMENT", (string?)refused.Json["error"]!["reason"]);

        var (swedish, danish) = (await hub.SignatoryAsync("SWE"), await hub.SignatoryAsync("DNK"));
        await hub.AgreeAsync("DNK", danish, "SWE", swedish, "FLOW", "compare", "publish-agreed");
        await hub.AgreeAsync("SWE", swedish, "DNK", danish, "FLOW", "compare", "publish-agreed");
        var compared = await hub.DoAsync("SWE", "analyst", "mirror", "SWE", "DNK", "--structure", "FLOW", "--json");
        var fromTheOtherSide = await hub.DoAsync("DNK", "analyst", "mirror", "SWE", "DNK", "--json");

        var cells = compared.Json["cells"]!.AsArray();
        Assert.Equal("residence", (string?)compared.Json["pair"]);
        Assert.Equal((3763.0, 3539.0, "NONE"), ((double)cells[0]!["origin"]!, (double)cells[0]!["destination"]!, (string)cells[0]!["missing"]!));
        Assert.Equal((3539.0 - 3763.0) / ((3539.0 + 3763.0) / 2), (double)cells[0]!["asymmetry"]!, 1e-14);
        Assert.Null(cells[1]!["destination"]);
        Assert.Null(cells[1]!["asymmetry"]);
        Assert.Equal("DESTINATION", (string?)cells[1]!["missing"]);
        Assert.Equal(cells.ToJsonString(), fromTheOtherSide.Json["cells"]!.ToJsonString());
        await IndexAndRankAsync();
        await SettleAsync(swedish, danish);
    }

    private async Task IndexAndRankAsync()
    {
        var index = await hub.DoAsync("SWE", "analyst", "index", "SWE", "DNK", "--period", "2015", "--json");
        var country = await hub.DoAsync("SWE", "analyst", "index", "SWE", "--json");
        var readable = await hub.DoAsync("SWE", "analyst", "index", "SWE");
        var harmonised = await hub.DoAsync("SWE", "analyst", "mirror", "SWE", "DNK", "--period", "2015", "--stay-factors", "EXPONENTIAL:0.2", "--target-stay", "24", "--json");
        var ranked = await hub.DoAsync("SWE", "analyst", "corridors", "--reason", "minimum-stay", "--json");
        var unexplained = await hub.DoAsync("SWE", "analyst", "corridors", "--reason", "unexplained", "--json");

        var corridor = Assert.Single(index.Json["indices"]!.AsArray())!;
        Assert.Equal(("CORRIDOR", "2015", 1, -224.0), ((string)corridor["scope"]!, (string)corridor["time_period"]!, (int)corridor["used"]!, (double)corridor["signed_sum"]!));
        Assert.Equal(100 * 224 / 3651.0, (double)corridor["index"]!, 1e-12);
        Assert.Equal([0, 1], country.Json["indices"]!.AsArray().Where(i => (string?)i!["scope"] == "AS_ORIGIN" && i["time_period"] is not null).Select(i => (int)i!["missing"]!));
        Assert.Contains("as origin", readable.Output, StringComparison.Ordinal);
        var cell = Assert.Single(harmonised.Json["cells"]!.AsArray())!;
        Assert.Equal(3763 * Math.Exp(-0.2), (double)cell["origin_harmonised"]!, 1e-9);
        Assert.Equal(("EXPONENTIAL", 24, true), ((string)harmonised.Json["harmonisation"]!["factors"]!, (int)harmonised.Json["harmonisation"]!["target_months"]!, (bool)cell["origin_stay"]!["extrapolated"]!));
        Assert.Empty(ranked.Json["corridors"]!.AsArray());
        Assert.Equal("UNEXPLAINED", (string?)Assert.Single(unexplained.Json["corridors"]!.AsArray())!["reasons"]![0]!["reason"]);
    }

    [Fact]
    public async Task Region_ReconcilesTwoMembersAndPullsASnapshotThatVerifies()
    {
        await SubmitAsync("NLD", "FLOW,NLD,BEL,EMI,RES,12,2015,10\nFLOW,NLD,BEL,IMM,RES,12,2015,20\n");
        await SubmitAsync("BEL", "FLOW,BEL,NLD,EMI,RES,12,2015,22\nFLOW,BEL,NLD,IMM,RES,12,2015,12\n");
        var steward = await hub.SignatoryAsync("EUROPE27");
        foreach (var member in new[] { "NLD", "BEL" })
        {
            await hub.AgreeAsync(member, await hub.SignatoryAsync(member), "EUROPE27", steward, "FLOW", "compare", "estimate", "publish-original", "publish-agreed", "forward-to-region");
        }

        var reconciled = await hub.DoAsync("EUROPE27", "steward", "reconcile", "EUROPE27", "--structure", "FLOW", "--period", "2015", "--method", "factors", "--benchmark", "BEL:immigration", "--json");
        var job = (string)reconciled.Json["job"]!;
        var made = await hub.DoAsync("EUROPE27", "steward", "snapshot", "create", "EUROPE27", "--structure", "FLOW", "--period", "2015", "--reconciliation", job, "--json");
        var id = (string)made.Json["id"]!;
        await hub.DoAsync("EUROPE27", "region", "snapshot", "pull", id, "-o", hub.File("pulled"));
        var verified = await Statsx.RunAsync("snapshot", "verify", hub.File("pulled"), "--trust", hub.EvidenceKey, "--json");

        Assert.Equal(("factors", "2015"), ((string)reconciled.Json["method"]!, (string)reconciled.Json["period"]!));
        Assert.Equal("BEL:immigration", (string?)reconciled.Json["parameters"]!["benchmark"]);
        var factor = reconciled.Json["factors"]!.AsArray().Single(f => (string)f!["reporter"]! == "BEL" && (string)f["side"]! == "IMMIGRATION")!;
        Assert.Equal(1.0, (double)factor["factor"]!, 1e-12);
        var cell = reconciled.Json["cells"]!.AsArray().Single(c => (string)c!["origin"]! == "NLD" && (string)c["destination"]! == "BEL")!;
        Assert.Equal(12.0, (double)cell["estimate"]!, 1e-9);
        Assert.Null(cell["lower"]);
        Assert.Equal((0, true, id), (verified.ExitCode, (bool)verified.Json["verified"]!, (string)verified.Json["snapshot"]!));
        AssertAbsentReasonsAreNull(reconciled.Json);
        await PullAgainAsync(id);
    }

    [Fact]
    public async Task Submit_TextsLongerThanAMessageTogether_AreFindingsOfTheHub()
    {
        const int rows = 150;
        var text = new string('x', 40_000);
        var file = hub.Write("long.csv", Header.TrimEnd() + ",COMMENT\n" + string.Concat(Enumerable.Range(1850, rows).Select(year => $"FLOW,POL,SWE,EMI,RES,12,{year},1,{text}\n")));

        var refused = await hub.AsAsync("POL", "submitter", "submit", file, "--office", "POL", "--json");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(rows, (int)refused.Json["errors"]!);
        Assert.All(refused.Json["findings"]!.AsArray(), f => Assert.Equal("COMMENT", (string?)f!["column"]));
    }

    [Fact]
    public async Task Submit_DefaultsWrittenOut_IsTheSameContentAsWithoutThem()
    {
        var written = hub.Write("written.csv", Header.Replace("MIN_STAY", "SEX,MIN_STAY", StringComparison.Ordinal) + "FLOW,CZE,SWE,EMI,RES,_T,12,2015,1\n");
        var without = hub.Write("without.csv", Header + "FLOW,CZE,SWE,EMI,RES,12,2015,1\n");

        var first = await hub.DoAsync("CZE", "submitter", "submit", written, "--office", "CZE", "--request-id", "cze-1", "--json");
        var again = await hub.DoAsync("CZE", "submitter", "submit", without, "--office", "CZE", "--request-id", "cze-1", "--json");

        Assert.Equal(first.Json["receipt"]!.ToJsonString(), again.Json["receipt"]!.ToJsonString());
    }

    private static void AssertAbsentReasonsAreNull(JsonNode reconciled)
    {
        JsonNode[] told = [.. reconciled["factors"]!.AsArray().Concat(reconciled["cells"]!.AsArray()).Select(item => item!)];
        Assert.All(told, item => Assert.True(item.AsObject().ContainsKey("reason")));
        Assert.All(told, item => Assert.NotEqual("", (string?)item["reason"]));
        Assert.Contains(told, item => item["reason"] is null);
        Assert.Contains(told, item => item["reason"] is not null);
    }

    private async Task PullAgainAsync(string id)
    {
        var thesis = hub.File("pulled.partial/thesis.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(thesis)!);
        await File.WriteAllTextAsync(thesis, "mine");
        var stale = hub.File("pulled/blocks/stale.binpb");
        await File.WriteAllTextAsync(stale, "of an earlier snapshot");

        await hub.DoAsync("EUROPE27", "region", "snapshot", "pull", id, "-o", hub.File("pulled"));

        Assert.Equal("mine", await File.ReadAllTextAsync(thesis));
        Assert.False(File.Exists(stale));
        Assert.Equal(0, (await Statsx.RunAsync("snapshot", "verify", hub.File("pulled"), "--trust", hub.EvidenceKey)).ExitCode);
        Assert.Equal(2, Directory.GetDirectories(hub.File("."), "pulled*").Length);
    }

    private async Task SettleAsync(string swedish, string danish)
    {
        await hub.DoAsync("SWE", "analyst", "dossier", "open", "SWE", "DNK");
        await hub.DoAsync("SWE", "analyst", "dossier", "case", "DNK-SWE", "--origin", "SWE", "--period", "2015");
        await hub.DoAsync("SWE", "analyst", "dossier", "propose", "DNK-SWE.1", "--figure", "2015=3650", "--justification", "registers matched");
        var forged = await hub.AsAsync("DNK", "signatory", "dossier", "accept", "DNK-SWE.1.1", "--key", swedish, "--yes", "--json");
        await hub.DoAsync("SWE", "signatory", "dossier", "accept", "DNK-SWE.1.1", "--key", swedish, "--yes");
        var settled = await hub.DoAsync("DNK", "signatory", "dossier", "accept", "DNK-SWE.1.1", "--key", danish, "--yes", "--json");

        Assert.Equal("SIGNATURE_INVALID", (string?)forged.Json["error"]!["reason"]);
        Assert.Equal("AGREED_FIGURE", (string?)settled.Json["outcome"]);
        Assert.Contains("figure 2015: 3650", (string?)settled.Json["proposals"]![0]!["statement"], StringComparison.Ordinal);
        Assert.Contains("figure 2015: 3650", settled.Error, StringComparison.Ordinal);
    }

    private async Task SubmitAsync(string office, string rows) =>
        await hub.DoAsync(office, "submitter", "submit", hub.Write($"{office}.csv", Header + rows), "--office", office);
}
