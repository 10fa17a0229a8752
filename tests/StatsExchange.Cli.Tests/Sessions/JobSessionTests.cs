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
        Assert.Contains("1 of 702 corridors have an estimate", full.Output, StringComparison.Ordinal);
        Assert.Contains("1 corridor has no estimate, because the origin's figure is needed and missing: BEL-NLD.", full.Output, StringComparison.Ordinal);
        Assert.Contains("because no agreement of its origin or destination covers it", full.Output, StringComparison.Ordinal);
        Assert.Contains("Left out, because no agreement covers the read", full.Output, StringComparison.Ordinal);
        Assert.Equal(3, shown.Json["results"]!.AsArray().Count);
        Assert.Equal([(string)one.Json["job"]!, job], listed.Json["jobs"]!.AsArray().Select(entry => (string)entry!["id"]!));
        Assert.Contains("done", watched.Output, StringComparison.Ordinal);
        Assert.Equal((1, "STATE_NOT_FIT"), (late.ExitCode, (string?)late.Json["error"]!["reason"]));
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
