// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>What others have written steers no terminal, is no markup, and passes for no line of statsx, whichever command shows it.</summary>
public sealed class LegibleOutputTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE\n";
    private const string Written = "as told\u001b[2J [red]in red[/]\r\nExit code 0\u202Egnorw\u009b1m";
    private static readonly string[] Shown = [@"\u001b[2J", "[red]in", "red[/]"];

    [Fact]
    public async Task Round_TitleAndReasonOfASteward_AreShownLegibly()
    {
        await hub.DoAsync("ASEAN", "steward", "round", "open", "ASEAN", "--title", Written, "--table", "STOCK:IMM:CBX", "--period", "2015", "--due", "2040-01-01");
        var advanced = await hub.DoAsync("ASEAN", "steward", "round", "advance", "ASEAN-round-1", "--to", "mirror", "--reason", Written);
        var reminded = await hub.DoAsync("ASEAN", "steward", "round", "remind", "ASEAN-round-1", "--note", Written);
        var shown = await hub.DoAsync("PHL", "analyst", "round", "show", "ASEAN-round-1");
        var listed = await hub.DoAsync("PHL", "analyst", "round", "list", "ASEAN");

        Assert.All([advanced, reminded, shown, listed], ExpectLegible);
    }

    [Fact]
    public async Task Vintages_FileNamesAndReasonsOfWithdrawal_AreShownLegiblyAndKeptInJson()
    {
        var file = hub.Write(Written.Replace('/', '|') + ".csv", Header + "FLOW,LUX,FRA,EMI,RES,2015,10\n");
        await hub.DoAsync("LUX", "submitter", "submit", file, "--office", "LUX");
        await hub.DoAsync("LUX", "submitter", "vintages", "withdraw", "LUX", "1", "--reason", Written);
        var shown = await hub.DoAsync("LUX", "analyst", "vintages", "LUX");
        var json = await hub.DoAsync("LUX", "analyst", "vintages", "LUX", "--json");

        ExpectLegible(shown);
        Assert.DoesNotContain(json.Output, character => (char.IsControl(character) && character != '\n') || character == '\u202E');
        Assert.Contains(json.Json["vintages"]!.AsArray(), vintage => (string?)vintage!["withdrawal"]?["reason"] == Written);
    }

    [Fact]
    public async Task Agreement_LegalBasis_IsShownLegibly()
    {
        await hub.DoAsync("BEL", "signatory", "agreement", "propose", "BEL", "NLD", "--structure", "FLOW", "--use", "compare", "--legal-basis", Written);
        var listed = await hub.DoAsync("NLD", "analyst", "agreement", "list", "--json");
        var shown = await hub.DoAsync("NLD", "analyst", "agreement", "show", (string)listed.Json["agreements"]![0]!["id"]!);

        ExpectLegible(shown);
    }

    [Fact]
    public async Task Sheet_FootnotesOfAnOffice_AreShownLegibly()
    {
        var sheet = new JsonObject { ["structure"] = "FLOW", ["measure"] = "IMM", ["basis"] = "RES", ["source"] = "REG", ["footnotes"] = Written };
        var put = await hub.DoAsync("DNK", "analyst", "sheet", "put", hub.Write("sheet.json", sheet.ToJsonString()), "--office", "DNK", "--json");

        ExpectLegible(await hub.DoAsync("DNK", "analyst", "sheet", "show", (string)put.Json["id"]!, "--office", "DNK"));
    }

    [Fact]
    public async Task Findings_TextsOfAFile_AreShownLegibly()
    {
        var file = hub.Write("wrong.csv", Header + $"FLOW,NOR,\"{Written}\",EMI,RES,2015,10\n");
        var refused = await hub.AsAsync("NOR", "submitter", "validate", file, "--office", "NOR");

        Assert.Equal(1, refused.ExitCode);
        ExpectLegible(refused);
    }

    [Fact]
    public async Task Refusals_ThatQuoteWhatWasAsked_AreShownLegibly()
    {
        var asked = await hub.AsAsync("BEL", "analyst", "methods", "list", Written);
        var wrong = await Statsx.RunAsync("mirror", "SWE", Written);

        Assert.Equal((1, 2), (asked.ExitCode, wrong.ExitCode));
        ExpectLegible(asked);
        ExpectLegible(wrong);
    }

    private static void ExpectLegible(StatsxResult result)
    {
        var all = result.Output + result.Error;

        Assert.DoesNotContain(all, character => (char.IsControl(character) && character != '\n') || character is >= '\u202A' and <= '\u202E');
        Assert.DoesNotContain("\nExit code 0", all, StringComparison.Ordinal);
        Assert.All(Shown, part => Assert.Contains(part, all, StringComparison.Ordinal));
    }
}
