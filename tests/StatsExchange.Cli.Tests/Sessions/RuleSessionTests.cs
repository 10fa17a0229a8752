// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>Rules, severities and reports as an office's people see them.</summary>
public sealed class RuleSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,SEX,TIME_PERIOD,OBS_VALUE\n";

    [Fact]
    public async Task List_AsMarkdown_IsTheCatalogueOfTheRepository()
    {
        var made = (await hub.DoAsync("SWE", "analyst", "rules", "list", "--markdown")).Output.TrimEnd() + "\n";
        var kept = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "RULES.md"));

        Assert.True(made == kept, "src/RULES.md is stale: renew it with statsx rules list --markdown > src/RULES.md");
    }

    [Fact]
    public async Task Set_ByTheAnalyst_IsListedShownAndRefusesFromThenOn()
    {
        var first = hub.Write("jump-1.csv", Header + "FLOW,NOR,SWE,IMM,RES,_T,2014,400000\n");
        var second = hub.Write("jump-2.csv", Header + "FLOW,NOR,SWE,IMM,RES,_T,2015,1200000\n");
        await hub.DoAsync("NOR", "submitter", "submit", first, "--office", "NOR");
        Assert.Equal(0, (await hub.AsAsync("NOR", "submitter", "validate", second, "--office", "NOR")).ExitCode);

        await hub.DoAsync("NOR", "analyst", "rules", "set", "series_jump", "--office", "NOR", "--severity", "error", "--reason", "nothing jumps here", "--json");

        var listed = (await hub.DoAsync("NOR", "analyst", "rules", "list", "--office", "NOR", "--level", "2", "--json")).Json["rules"]!.AsArray();
        Assert.All(listed, rule => Assert.Equal(2, (int)rule!["level"]!));
        Assert.Equal("ERROR", (string)listed.Single(rule => (string)rule!["id"]! == "SERIES_JUMP")!["in_force"]!);
        var shown = (await hub.DoAsync("NOR", "analyst", "rules", "show", "SERIES_JUMP", "--office", "NOR", "--json")).Json;
        Assert.Equal("nothing jumps here", (string)shown["decided"]!["reason"]!);
        var refused = await hub.AsAsync("NOR", "submitter", "submit", second, "--office", "NOR", "--json");
        Assert.Equal((1, 1), (refused.ExitCode, (int)refused.Json["errors"]!));
        Assert.Equal("SERIES_JUMP", (string)refused.Json["findings"]!.AsArray().Single(finding => (string)finding!["severity"]! == "ERROR")!["rule"]!);

        await hub.DoAsync("NOR", "analyst", "rules", "set", "SERIES_JUMP", "--office", "NOR", "--severity", "own", "--reason", "too strict");
        Assert.Equal(0, (await hub.AsAsync("NOR", "submitter", "submit", second, "--office", "NOR")).ExitCode);
    }

    [Fact]
    public async Task Set_FixedRuleOrByTheSubmitter_IsRefused()
    {
        Assert.Equal(1, (await hub.AsAsync("FIN", "analyst", "rules", "set", "DUPLICATE_KEY", "--office", "FIN", "--severity", "warning", "--reason", "-")).ExitCode);
        Assert.Equal(1, (await hub.AsAsync("FIN", "submitter", "rules", "set", "SERIES_JUMP", "--office", "FIN", "--severity", "error", "--reason", "-")).ExitCode);
        Assert.Equal(2, (await hub.AsAsync("FIN", "analyst", "rules", "set", "SERIES_JUMP", "--office", "FIN", "--severity", "loud", "--reason", "-")).ExitCode);
    }

    [Fact]
    public async Task Validate_EssReport_HasAnItemOfEveryRuleAndOneForEachFinding()
    {
        var file = hub.Write("ess.csv", Header
            + "FLOW,EST,SWE,IMM,RES,_T,2015,100\nFLOW,EST,SWE,IMM,RES,F,2015,70\nFLOW,EST,SWE,IMM,RES,M,2015,80\nFLOW,EST,LVA,IMM,RES,_T,2015,1.5\n");

        var report = await hub.AsAsync("EST", "submitter", "validate", file, "--office", "EST", "--report", "ess");

        Assert.Equal(1, report.ExitCode);
        var items = JsonNode.Parse(report.Output)!.AsArray();
        var rules = (await hub.DoAsync("EST", "submitter", "rules", "list", "--json")).Json["rules"]!.AsArray().Select(rule => (string)rule!["id"]!).ToHashSet();
        Assert.Equal(rules, items.Select(item => (string)item!["rule"]!["expression"]!).ToHashSet());
        Assert.Equal(items.Count, items.Select(item => (string)item!["id"]!).Distinct().Count());
        Assert.All(items, item => CheckForm(item!));
        Assert.Equal([("error", "ess.csv:2", "2015"), ("information", "ess.csv:3", "2015"), ("information", "ess.csv:4", "2015")], ItemsOf(items, "TOTAL_AND_PARTS", "0"));
        Assert.Equal([("warning", "ess.csv:5", "2015")], ItemsOf(items, "FRACTION_IN_COUNT", "0"));
        Assert.Single(ItemsOf(items, "DUPLICATE_KEY", "1"));
        Assert.Single(ItemsOf(items, "SERIES_JUMP", "NA"));
        Assert.Single(ItemsOf(items, "MIRROR_GAP", "NA"));
    }

    [Fact]
    public async Task Validate_EssReportOfAFlood_CountsWhatItDoesNotList()
    {
        var file = hub.Write("flood.csv", Header + string.Concat(Enumerable.Range(0, 1_200).Select(i => $"FLOW,LVA,ZZZ,IMM,RES,_T,2015,{i}\n")) + "FLOW,LVA,SWE,IMM,RES,_T,2015,-1\n");

        var items = JsonNode.Parse((await hub.AsAsync("LVA", "submitter", "validate", file, "--office", "LVA", "--report", "ess")).Output)!.AsArray();

        Assert.Single(ItemsOf(items, "NEGATIVE_VALUE", "0"));
        Assert.Equal(1_000, ItemsOf(items, "UNKNOWN_CODE", "0").Count);
        Assert.Contains(items, item => ((string)item!["rule"]!["description"]!).Contains("201 more findings", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TEXT_ENCODING", "FLOW,LTU,SWE,IMM,RES,caf\u00E9,2015,1\n")]
    [InlineData("QUOTES", "FLOW,LTU,SWE,IMM,RES,_T,2015,\"open\n")]
    [InlineData("FIELD_COUNT", "FLOW,LTU,SWE\n")]
    [InlineData("VALUE_FORM", "FLOW,LTU,SWE,IMM,RES,_T,2015,abc\n")]
    public async Task Validate_FileThatCannotBeRead_IsFoundByARuleOfTheCatalogue(string rule, string row)
    {
        var path = hub.File($"{rule}.csv");
        await File.WriteAllBytesAsync(path, System.Text.Encoding.Latin1.GetBytes(Header + row));

        var report = await hub.AsAsync("LTU", "submitter", "validate", path, "--office", "LTU", "--json");

        Assert.Contains(report.Json["findings"]!.AsArray(), finding => (string)finding!["rule"]! == rule && (int)finding["level"]! == 0);
        Assert.Contains(report.Json["rules"]!.AsArray(), result => (string)result!["rule"]! == rule);
        Assert.Contains((await hub.DoAsync("LTU", "submitter", "rules", "list", "--json")).Json["rules"]!.AsArray(), listed => (string)listed!["id"]! == rule);
    }

    private static void CheckForm(JsonNode item)
    {
        Assert.Equal("validation", (string)item["type"]!);
        Assert.Contains((string)item["value"]!, new[] { "0", "1", "NA" });
        Assert.True(DateTimeOffset.TryParse((string)item["event"]!["time"]!, CultureInfo.InvariantCulture, out _));
        Assert.NotEmpty((string)item["event"]!["actor"]!);
        Assert.Contains((string)item["rule"]!["severity"]!, new[] { "error", "warning", "information" });
        Assert.NotEmpty((string)item["rule"]!["language"]!);
        Assert.NotEmpty((string)item["rule"]!["description"]!);
        foreach (var side in new[] { "source", "target" })
        {
            Assert.All(item["data"]![side]!.AsArray(), place => Assert.Equal(4, place!.AsArray().Select(text => (string)text!).Count()));
        }
    }

    private static List<(string Severity, string Unit, string Time)> ItemsOf(JsonArray items, string rule, string value) =>
    [
        .. items.Where(item => (string)item!["rule"]!["expression"]! == rule && (string)item["value"]! == value).Select(item => (
            (string)item!["rule"]!["severity"]!, (string)item["data"]!["target"]![0]![2]!, (string)item["data"]!["target"]![0]![1]!)),
    ];
}
