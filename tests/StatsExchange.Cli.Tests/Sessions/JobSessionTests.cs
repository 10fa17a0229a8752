// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

public sealed class JobSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE\n";

    [Fact]
    public async Task Reconcile_SeveralPeriods_IsOneJobThatIsListedShownAndReportedInWords()
    {
        await ReportAsync("NLD", "BEL,EMI,RES,12,2014,10", "BEL,EMI,RES,12,2015,11", "BEL,IMM,RES,12,2015,20");
        await ReportAsync("BEL", "NLD,IMM,RES,12,2014,30", "NLD,IMM,RES,12,2015,13");

        var reconciled = await StewardAsync("reconcile", "EUROPE27", "--period", "2014", "--to", "2016", "--method", "mean", "--json");
        var job = (string)reconciled.Json["job"]!;
        var one = await StewardAsync("reconcile", "EUROPE27", "--period", "2015", "--method", "factors", "--corridor", "NLD-BEL", "--json");
        var brief = await StewardAsync("job", "show", job);
        var full = await StewardAsync("job", "show", job, "--period", "2015");
        var shown = await StewardAsync("job", "show", job, "--json");
        var listed = await StewardAsync("job", "list", "EUROPE27", "--json");
        var watched = await StewardAsync("job", "watch", job);
        var late = await hub.AsAsync("EUROPE27", "steward", "job", "cancel", job, "--json");

        var periods = reconciled.Json["periods"]!.AsArray();
        Assert.Equal(("mean", "residence", "2014", "2016"), ((string)reconciled.Json["method"]!, (string)reconciled.Json["pair"]!, (string)reconciled.Json["period_from"]!, (string)reconciled.Json["period_to"]!));
        Assert.Equal(["2014", "2015", "2016"], periods.Select(period => (string)period!["period"]!));
        Assert.Equal([20.0, 12.0, null], periods.Select(period => (double?)Corridor(period!)["estimate"]));
        Assert.Contains("of 3 periods done", reconciled.Error, StringComparison.Ordinal);
        Assert.Equal("NLD", (string)Assert.Single(one.Json["cells"]!.AsArray())!["origin"]!);
        Assert.Contains("2014–2016; done", brief.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 702 corridors has an estimate", full.Output, StringComparison.Ordinal);
        Assert.Contains("1 corridor has no estimate, because the origin's figure is needed and missing: BEL-NLD.", full.Output, StringComparison.Ordinal);
        Assert.Contains("because no agreement of its origin or destination covers it", full.Output, StringComparison.Ordinal);
        Assert.Contains("Left out, because no agreement covers the read", full.Output, StringComparison.Ordinal);
        Assert.Equal(3, shown.Json["results"]!.AsArray().Count);
        string[] mine = [(string)one.Json["job"]!, job];
        Assert.Equal(mine, listed.Json["jobs"]!.AsArray().Select(entry => (string)entry!["id"]!).Where(mine.Contains));
        Assert.Contains("done", watched.Output, StringComparison.Ordinal);
        Assert.Equal((1, "STATE_NOT_FIT"), (late.ExitCode, (string?)late.Json["error"]!["reason"]));
    }

    [Fact]
    public async Task Reconcile_PeriodTheMethodCannotWorkWith_IsToldWithTheReasonBesideTheOthers()
    {
        await ReportAsync("HUN", "SVK,EMI,RES,12,2011,10", "SVK,EMI,RES,12,2013,40");
        await ReportAsync("SVK", "HUN,IMM,RES,12,2011,20", "HUN,IMM,RES,12,2013,60");
        string[] order = ["reconcile", "EUROPE27", "--period", "2011", "--to", "2013", "--method", "factors", "--benchmark", "SVK:immigration"];

        var reconciled = await StewardAsync([.. order, "--json"]);
        var job = (string)reconciled.Json["job"]!;
        var told = await StewardAsync(order);
        var brief = await StewardAsync("job", "show", job);
        var one = await StewardAsync("job", "show", job, "--period", "2012");
        var other = await StewardAsync("job", "show", job, "--period", "2013", "--json");
        var shown = await StewardAsync("job", "show", job, "--json");
        var none = await hub.AsAsync("EUROPE27", "steward", "reconcile", "EUROPE27", "--period", "2000", "--to", "2001", "--method", "factors", "--benchmark", "SVK:immigration");

        const string reason = "The benchmark SVK:immigration has no two-sided cell with both values above 0.";
        Assert.Equal(["2011", "2013"], reconciled.Json["periods"]!.AsArray().Select(period => (string)period!["period"]!));
        Assert.Equal([("2012", reason)], reconciled.Json["failed_periods"]!.AsArray().Select(period => ((string)period!["period"]!, (string)period["failure"]!)));
        Assert.Contains("Periods without result", told.Output, StringComparison.Ordinal);
        Assert.Contains("2011–2013; done, 1 period without result", brief.Output, StringComparison.Ordinal);
        Assert.Contains("no two-sided cell", brief.Output, StringComparison.Ordinal);
        Assert.Contains("no two-sided cell", one.Output, StringComparison.Ordinal);
        Assert.Empty(other.Json["failed_periods"]!.AsArray());
        Assert.Equal(["2011", "2013"], shown.Json["periods_done"]!.AsArray().Select(period => (string)period!["time_period"]!));
        Assert.Equal("2012", (string)Assert.Single(shown.Json["failed_periods"]!.AsArray())!["period"]!);
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("No period could be reconciled: " + reason, none.Error, StringComparison.Ordinal);
    }

    private static System.Text.Json.Nodes.JsonNode Corridor(System.Text.Json.Nodes.JsonNode result) =>
        result["cells"]!.AsArray().Single(cell => (string)cell!["origin"]! == "NLD" && (string)cell["destination"]! == "BEL")!;

    private Task<StatsxResult> StewardAsync(params string[] arguments) => hub.DoAsync("EUROPE27", "steward", arguments);

    private async Task ReportAsync(string office, params string[] rows)
    {
        var file = hub.Write($"{office}.csv", Header + string.Concat(rows.Select(row => $"FLOW,{office},{row}\n")));
        await hub.DoAsync(office, "submitter", "submit", file, "--office", office);
        await hub.AgreeAsync(office, await hub.SignatoryAsync(office), "EUROPE27", await hub.SignatoryAsync("EUROPE27"), "FLOW", "estimate", "forward-to-region");
    }
}
