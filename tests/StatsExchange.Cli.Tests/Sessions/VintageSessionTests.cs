// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>An office and its vintages at the command line.</summary>
public sealed class VintageSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,COMMENT,UNIT_MULT,DECIMALS,EMBARGO_TIME\n";

    [Theory]
    [InlineData("SWE", "FLOW", "flows_europe27.csv")]
    [InlineData("MYS", "STOCK", "stocks_undesa_2019.csv")]
    public async Task Export_RealFigures_CanBeSubmittedAgainAndChangesNothing(string office, string structure, string sample)
    {
        await hub.DoAsync(office, "submitter", "submit", Path.Combine(SamplesDirectory(), sample), "--office", office);
        await ExpectRoundTripAsync(office, structure);
    }

    [Fact]
    public async Task Export_EveryKindOfCell_CanBeSubmittedAgainAndChangesNothing()
    {
        var file = hub.Write("odd.csv", Header
            + "FLOW,LUX,FRA,EMI,RES,12,2015,12.345,,,\"he said \"\"so\"\", then\nleft\",3,,\n"
            + "FLOW,LUX,DEU,EMI,RES,12,2015,,M,,,,,\n"
            + "FLOW,LUX,BEL,EMI,RES,12,2015,0,,,\" padded \",,,\n"
            + "FLOW,LUX,NLD,EMI,RES,12,2016,0.1,P,E,,,2,2030-01-01T00:00:00Z\n"
            + "FLOW,LUX,PRT,EMI,RES,12,2016,1234567.1,B,C,ünïcode,-2,,\n");
        await hub.DoAsync("LUX", "submitter", "submit", file, "--office", "LUX");
        await ExpectRoundTripAsync("LUX", "FLOW");
        var written = await File.ReadAllTextAsync(hub.File("LUX-2.csv"));
        Assert.StartsWith("STRUCTURE,REF_AREA,COUNTERPART_AREA,FREQ,MEASURE,BASIS,", written, StringComparison.Ordinal);
        Assert.Contains(",TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,COMMENT,EMBARGO_TIME,UNIT_MULT,DECIMALS\n", written, StringComparison.Ordinal);
        Assert.Contains(",2015,12.345,,,\"he said \"\"so\"\", then\nleft\",,3,\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vintages_ComparedWithdrawnAndReadAsOfThen()
    {
        await SubmitAsync("ESP", "FLOW,ESP,FRA,EMI,RES,12,2015,1000,,,,,,\nFLOW,ESP,PRT,EMI,RES,12,2015,5,,,,,,\n");
        await SubmitAsync("ESP", "FLOW,ESP,FRA,EMI,RES,12,2015,2000,,,,,,\nFLOW,ESP,DEU,EMI,RES,12,2016,,,,,,,\n");
        var compared = await hub.DoAsync("ESP", "analyst", "vintages", "compare", "ESP", "--structure", "FLOW", "--from", "1", "--to", "2", "--json");
        Assert.Equal((1, 1, 0, 2, ""), Totals(compared.Json));
        var revised = compared.Json["changes"]![0]!;
        Assert.Equal(("REVISED", "2015", 1000.0, 2000.0), ((string)revised["kind"]!, (string)revised["time_period"]!, (double)revised["before_value"]!, (double)revised["after_value"]!));
        Assert.Null(compared.Json["changes"]![1]!["after_value"]);
        var shown = await hub.DoAsync("ESP", "analyst", "vintages", "compare", "ESP", "--structure", "FLOW", "--from", "1");
        Assert.Contains("France (FRA)", shown.Output, StringComparison.Ordinal);
        Assert.Contains("2,000", shown.Output, StringComparison.Ordinal);
        Assert.Contains("1 added, 1 revised, 0 removed", shown.Output, StringComparison.Ordinal);
        await ExportAsync("ESP", "FLOW", "2", "esp-2.csv");

        var withdrawn = await hub.DoAsync("ESP", "signatory", "vintages", "withdraw", "ESP", "2", "--reason", "sent the wrong file", "--json");
        var again = await hub.AsAsync("ESP", "submitter", "vintages", "withdraw", "ESP", "2", "--reason", "once more", "--json");
        var listed = await hub.DoAsync("ESP", "analyst", "vintages", "ESP", "--json");

        Assert.Equal((3, 3), ((int)withdrawn.Json["revision"]!, (int)withdrawn.Json["withdrawal"]!["seq"]!));
        Assert.Equal((1, "STATE_NOT_FIT"), (again.ExitCode, (string)again.Json["error"]!["reason"]!));
        Assert.Equal("sent the wrong file", (string?)listed.Json["vintages"]![0]!["withdrawal"]!["reason"]);
        Assert.Null(listed.Json["vintages"]![1]!["withdrawal"]);
        Assert.Contains("sent the wrong file", (await hub.DoAsync("ESP", "analyst", "vintages", "ESP")).Output, StringComparison.Ordinal);
        var unchanged = await hub.DoAsync("ESP", "analyst", "vintages", "compare", "ESP", "--structure", "FLOW", "--from", "1", "--json");
        Assert.Equal((0, 0, 0, 0, ""), Totals(unchanged.Json));
        Assert.Equal(await File.ReadAllBytesAsync(hub.File("esp-2.csv")), await ExportAsync("ESP", "FLOW", "2", "esp-2-again.csv"));
        var time = (string)listed.Json["vintages"]![0]!["time"]!;
        Assert.Equal(await File.ReadAllBytesAsync(hub.File("esp-2.csv")), await ExportAsync("ESP", "FLOW", time, "esp-2-time.csv"));
        Assert.Single((await File.ReadAllTextAsync(hub.File("esp-2.csv"))).Split('\n'), line => line.Contains("DEU", StringComparison.Ordinal));
        Assert.Equal("STRUCTURE", System.Text.Encoding.UTF8.GetString(await ExportAsync("ESP", "FLOW", "2020-01-01", "esp-0.csv"))[..9]);
    }

    [Fact]
    public async Task Compare_PageByPage_GoesOn()
    {
        await SubmitAsync("ITA", string.Concat(new[] { "FRA", "DEU", "ESP" }.Select(partner => $"FLOW,ITA,{partner},EMI,RES,12,2015,1,,,,,,\n")));
        string[] question = ["vintages", "compare", "ITA", "--structure", "FLOW", "--from", "0", "--limit", "2", "--json"];
        var first = await hub.DoAsync("ITA", "analyst", question);
        var second = await hub.DoAsync("ITA", "analyst", [.. question, "--page-token", (string)first.Json["next_page_token"]!]);

        Assert.Equal((3, 0, 0), ((int)second.Json["added"]!, (int)second.Json["revised"]!, (int)second.Json["removed"]!));
        Assert.Equal(
            ["DEU", "ESP", "FRA"],
            first.Json["changes"]!.AsArray().Concat(second.Json["changes"]!.AsArray()).Select(change => (string)change!["dimensions"]!["COUNTERPART_AREA"]!));
        Assert.Equal("", (string?)second.Json["next_page_token"]);
    }

    [Fact]
    public async Task Embargo_SetShownAndLifted()
    {
        await SubmitAsync("PRT", "FLOW,PRT,ESP,EMI,RES,12,2015,7,,,,,,\n");
        var set = await hub.DoAsync("PRT", "submitter", "vintages", "embargo", "PRT", "--structure", "FLOW", "--period", "2015..2017", "--counterpart", "ESP", "--where", "MEASURE=EMI", "--until", "2090-01-01T00:00:00Z", "--json");
        Assert.Equal(("2015", "2017", "2090-01-01T00:00:00.000000Z"), ((string)set.Json["period_from"]!, (string)set.Json["period_to"]!, (string)set.Json["until"]!));
        Assert.Equal("EMI", (string?)set.Json["dimensions"]!["MEASURE"]);
        var shown = await hub.DoAsync("PRT", "analyst", "vintages", "PRT");
        Assert.Contains("Spain (ESP)", shown.Output, StringComparison.Ordinal);
        Assert.Contains("MEASURE=EMI", shown.Output, StringComparison.Ordinal);

        var lifted = await hub.DoAsync("PRT", "submitter", "vintages", "embargo", "PRT", "--structure", "FLOW", "--lift", "--json");
        Assert.Null(lifted.Json["until"]);
        var listed = await hub.DoAsync("PRT", "analyst", "vintages", "PRT", "--json");
        Assert.Equal((int)lifted.Json["seq"]!, (int)Assert.Single(listed.Json["embargoes"]!.AsArray())!["seq"]!);
        Assert.Contains("lifted", (await hub.DoAsync("PRT", "analyst", "vintages", "PRT")).Output, StringComparison.Ordinal);
    }

    private static (int Added, int Revised, int Removed, int Changes, string Next) Totals(JsonNode json) =>
        ((int)json["added"]!, (int)json["revised"]!, (int)json["removed"]!, json["changes"]!.AsArray().Count, (string)json["next_page_token"]!);

    private static string SamplesDirectory()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "StatsExchange.sln")))
        {
            directory = directory.Parent!;
        }

        return Path.Combine(directory.FullName, "deploy", "samples");
    }

    private async Task ExpectRoundTripAsync(string office, string structure)
    {
        var exported = await ExportAsync(office, structure, null, $"{office}-1.csv");
        await hub.DoAsync(office, "submitter", "submit", hub.File($"{office}-1.csv"), "--office", office);
        var newest = (await hub.DoAsync(office, "analyst", "vintages", office, "--json")).Json["vintages"]![0]!;

        Assert.Equal((2, 0, 0, 0), ((int)newest["seq"]!, (int)newest["added"]!, (int)newest["revised"]!, (int)newest["removed"]!));
        Assert.Equal(exported, await ExportAsync(office, structure, "2", $"{office}-2.csv"));
        Assert.True(exported.Length > 300);
        Assert.DoesNotContain(Directory.GetFiles(hub.File("."), "*", new EnumerationOptions { AttributesToSkip = 0 }), file => file.EndsWith(".partial", StringComparison.Ordinal) || file.EndsWith(".blocks", StringComparison.Ordinal));
    }

    private async Task<byte[]> ExportAsync(string office, string structure, string? asOf, string name)
    {
        await hub.DoAsync(office, "analyst", ["vintages", "export", office, "--structure", structure, .. asOf is null ? Array.Empty<string>() : ["--as-of", asOf], "-o", hub.File(name), "--json"]);
        return await File.ReadAllBytesAsync(hub.File(name));
    }

    private async Task SubmitAsync(string office, string rows) =>
        await hub.DoAsync(office, "submitter", "submit", hub.Write($"{office}.csv", Header + rows), "--office", office);
}
