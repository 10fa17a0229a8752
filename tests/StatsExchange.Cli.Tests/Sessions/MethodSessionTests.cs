// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>A steward who compares methods on evidence, checks net migration and makes flows of stocks.</summary>
public sealed class MethodSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Region = "ASEAN";
    private const string Flows = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE\n";
    private const string Stocks = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE\n";

    [Fact]
    public async Task Methods_List_TellsParametersAndNeedsNoToken()
    {
        var all = await hub.DoAsync("PHL", "analyst", "methods", "list", "--json");
        var one = await hub.DoAsync("PHL", "analyst", "methods", "list", "factors");

        Assert.Contains("completion", all.Json["methods"]!.AsArray().Select(method => (string?)method!["id"]));
        Assert.Contains("benchmark", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Methods_Compare_ShowsWhereTheyDifferAndHowTheyPredict()
    {
        await AgreeAsync("PHL", "FLOW");
        await AgreeAsync("MYS", "FLOW");
        await SubmitAsync("PHL", Flows + "FLOW,PHL,MYS,EMI,RES,12,2015,100\nFLOW,PHL,MYS,IMM,RES,12,2015,60\n");
        await SubmitAsync("MYS", Flows + "FLOW,MYS,PHL,IMM,RES,12,2015,200\nFLOW,MYS,PHL,EMI,RES,12,2015,30\n");

        var compared = await StewardAsync(
            "methods", "compare", Region, "--period", "2015", "--method", "receiving", "--method", "sending", "--method", "factors objective=logs",
            "--leave-out", "destination", "--json");

        Assert.Equal(["receiving", "sending", "factors objective=logs"], compared["methods"]!.AsArray().Select(method => (string?)method!["name"]));
        var first = compared["corridors"]![0]!;
        Assert.Equal(("PHL", "MYS", 100.0), ((string?)first["origin"], (string?)first["destination"], (double)first["spread"]!));
        var naive = compared["scores"]!.AsArray().Single(score => (string?)score!["method"] == "sending")!;
        Assert.Equal((2, 2, "DESTINATION"), ((int)naive["hidden"]!, (int)naive["predicted"]!, (string?)naive["hidden_report"]));
        var shown = await hub.AsAsync(Region, "steward", "methods", "show", (string)compared["job"]!);
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("Where the methods differ most", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Hidden reports, predicted", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Methods_CompareWithMoreParametersThanANameHolds_CallsThemByTheMethodAndANumber()
    {
        const string Measurement = "measurement variance=high=0.01,medium=0.04,low=0.09 medium-emigration=38,28 medium-immigration=50,15";
        await AgreeAsync("THA", "FLOW");
        await AgreeAsync("SGP", "FLOW");

        string[] compare = ["methods", "compare", Region, "--period", "2014", "--method", Measurement, "--method", Measurement.Replace("38", "39", StringComparison.Ordinal)];
        var compared = await StewardAsync([.. compare, "--method", "sending", "--json"]);
        var twice = await hub.AsAsync(Region, "steward", [.. compare, "--method", Measurement]);

        Assert.Equal(["measurement", "measurement 2", "sending"], compared["methods"]!.AsArray().Select(method => (string?)method!["name"]));
        Assert.Equal(["38,28", "39,28"], compared["methods"]!.AsArray().Take(2).Select(method => (string?)method!["parameters"]!["medium-emigration"]));
        Assert.Equal(1, twice.ExitCode);
        Assert.Contains("expected names that differ", twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Methods_List_AreSentences()
    {
        var all = await hub.DoAsync("PHL", "analyst", "methods", "list", "--json");

        foreach (var method in all.Json["methods"]!.AsArray())
        {
            var one = await hub.DoAsync("PHL", "analyst", "methods", "list", (string)method!["id"]!);
            Assert.DoesNotContain("..", one.Output.Split('\n')[0], StringComparison.Ordinal);
            Assert.DoesNotMatch("[a-z)0-9] (A|Cells|Where) ", (string)method["name"]!);
            Assert.All(method["parameters"]!.AsObject(), parameter => Assert.DoesNotMatch(@"[^.] Default: ", (string)parameter.Value!));
        }
    }

    [Fact]
    public async Task Methods_OnAPeriodNobodyReports_SayThatAndListNothing()
    {
        await AgreeAsync("BRN", "FLOW");
        await AgreeAsync("KHM", "FLOW");
        var compared = await hub.DoAsync(Region, "steward", "methods", "compare", Region, "--period", "2050", "--method", "receiving", "--method", "sending");
        var reconciled = await hub.DoAsync(Region, "steward", "reconcile", Region, "--period", "2050", "--method", "factors");
        var unknown = await hub.AsAsync(Region, "steward", "reconcile", Region, "--period", "2050", "--method", "guess");

        Assert.Contains("No method has an estimate of any corridor", compared.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("How far any two are apart", compared.Output, StringComparison.Ordinal);
        Assert.Contains("No factor was fitted", reconciled.Output, StringComparison.Ordinal);
        Assert.Contains("because neither side reports it", reconciled.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not reported", reconciled.Output, StringComparison.Ordinal);
        Assert.Contains("There is no method guess; there are ", unknown.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("..", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NetMigration_OfAnOffice_TellsWhereItsFlowsLie()
    {
        await SubmitAsync("VNM", Flows + "FLOW,VNM,_T,IMM,RES,12,2015,134000\nFLOW,VNM,_T,EMI,RES,12,2015,56000\n");
        string[] asked = ["net-migration", "VNM", "--period", "2015", "--births", "115000", "--deaths", "91000", "--population-start", "9747000", "--population-end", "9851000"];

        var checkedBand = await hub.DoAsync("VNM", "analyst", [.. asked, "--rounding", "1000", "--json"]);
        var text = await hub.DoAsync("VNM", "analyst", asked);

        Assert.Equal(("IN_BAND", 80_000.0, 78_000.0), ((string?)checkedBand.Json["finding"], (double)checkedBand.Json["residual"]!, (double)checkedBand.Json["net"]!));
        Assert.Contains("below it", text.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await hub.AsAsync("VNM", "analyst", "net-migration", "VNM", "--period", "2015", "--births", "1")).ExitCode);
    }

    [Fact]
    public async Task Reconcile_StockAccounts_TakesBirthsFromAFile()
    {
        await AgreeAsync("LAO", "STOCK");
        await AgreeAsync("KHM", "STOCK");
        await SubmitAsync("LAO", Stocks + "STOCK,LAO,KHM,IMM,CB,2010,90\nSTOCK,LAO,KHM,IMM,CB,2015,90\nSTOCK,LAO,LAO,IMM,CB,2010,9000\nSTOCK,LAO,LAO,IMM,CB,2015,8880\n");
        await SubmitAsync("KHM", Stocks + "STOCK,KHM,LAO,IMM,CB,2010,500\nSTOCK,KHM,LAO,IMM,CB,2015,620\n");
        string[] account = ["reconcile", Region, "--structure", "STOCK", "--period", "2015", "--method", "stock-accounts", "--parameter", "start=2010", "--births"];
        var whole = hub.Write("vital.csv", "COUNTRY,DEATHS,BIRTHS,NATIVES_START,NATIVES_END\nLAO,0,0,,\nKHM,0,0,4000,4000\nSWE,1,1,1,1\n");
        var part = hub.Write("part.csv", "COUNTRY,BIRTHS,DEATHS\nLAO,0,0\nKHM,0,0\n");
        var broken = hub.Write("broken.csv", "COUNTRY,BIRTHS,DEATHS\nLAO,0,\n");

        var told = await StewardAsync([.. account, whole, "--json"]);
        var shown = await hub.DoAsync(Region, "steward", "job", "show", (string)told["job"]!);
        var untold = await hub.AsAsync(Region, "steward", [.. account, part]);
        var unread = await hub.AsAsync(Region, "steward", [.. account, broken]);

        var cell = told["cells"]!.AsArray().Single(found => (string?)found!["origin"] == "LAO" && (string?)found["destination"] == "KHM")!;
        Assert.Equal(120, (double)cell["estimate"]!, 6);
        Assert.Contains("worked out from the two stocks", shown.Output, StringComparison.Ordinal);
        Assert.Contains("stock, by destination", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("reports", shown.Output.Split("which no office reports")[0], StringComparison.Ordinal);
        Assert.Equal(1, untold.ExitCode);
        Assert.Contains("native-born population of KHM", untold.Error, StringComparison.Ordinal);
        Assert.Equal(1, unread.ExitCode);
        Assert.Contains("Line 2, column DEATHS", unread.Error, StringComparison.Ordinal);
    }

    private async Task<JsonNode> StewardAsync(params string[] arguments) => (await hub.DoAsync(Region, "steward", arguments)).Json;

    private async Task AgreeAsync(string office, string structure) => await hub.AgreeAsync(
        office, await hub.SignatoryAsync(office), Region, await hub.SignatoryAsync(Region), structure, "estimate", "compare");

    private async Task SubmitAsync(string office, string rows) =>
        await hub.DoAsync(office, "submitter", "submit", hub.Write($"{office}.csv", rows), "--office", office, "--request-id", $"{office}-{rows.Length}");
}
