// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Tests.Terminal;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("nonsense")]
    [InlineData("mirror", "SWE")]
    [InlineData("mirror", "SWE", "NOWHERE")]
    [InlineData("mirror", "SWE", "DNK", "--structure", "FLOWS")]
    [InlineData("mirror", "SWE", "DNK", "--stay-factors", "IMEN")]
    [InlineData("corridors", "--reason", "weather")]
    [InlineData("rules", "list", "--level", "7")]
    [InlineData("index")]
    [InlineData("index", "SWE", "NOWHERE")]
    [InlineData("index", "SWE", "DNK", "NOR")]
    [InlineData("dossier")]
    [InlineData("submit", "flows.csv")]
    [InlineData("submit", "flows.csv", "--office", "SWE", "--mode", "append")]
    [InlineData("submit", "flows.csv", "--office", "SWE", "--replace-periods", "2015")]
    [InlineData("reconcile", "EUROPE27", "--period", "2015")]
    [InlineData("reconcile", "EUROPE27", "--period", "2015", "--method", "mean", "--corridor", "SWE:DNK")]
    [InlineData("reconcile", "EUROPE27", "--period", "2015", "--method", "mean", "--corridor", "SWE-ZZZ")]
    [InlineData("job", "show")]
    [InlineData("methods", "compare", "EUROPE27", "--period", "2015", "--most", "5")]
    [InlineData("net-migration", "SWE", "--period", "2015", "--births", "1", "--deaths", "x")]
    [InlineData("net-migration", "SWE", "--period", "2015", "--births", "-1", "--deaths", "1")]
    [InlineData("structures", "--hub", "ftp://example.org")]
    [InlineData("vintages")]
    [InlineData("vintages", "compare", "SWE", "--structure", "FLOW")]
    [InlineData("vintages", "export", "SWE", "--structure", "FLOW", "--as-of", "yesterday", "-o", "x.csv")]
    [InlineData("vintages", "withdraw", "SWE", "5")]
    [InlineData("vintages", "embargo", "SWE", "--structure", "FLOW")]
    [InlineData("vintages", "embargo", "SWE", "--structure", "FLOW", "--lift", "--until", "2090-01-01")]
    [InlineData("vintages", "embargo", "SWE", "--structure", "FLOW", "--until", "soon")]
    [InlineData("agreement", "propose", "SWE", "DNK", "--structure", "FLOW", "--use", "sell")]
    public async Task Run_WrongUsage_ExitsWithTwoAndSaysWhatToTry(params string[] arguments)
    {
        var result = await Statsx.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("RETURN", "residence", "no mirror pair of RETURN: returns")]
    [InlineData("flow", "birth", "no mirror pair of FLOW: residence, ")]
    [InlineData(null, "nope", "no mirror pair: ")]
    public async Task Run_PairThatIsNotOfTheStructure_IsWrongUsageAndNamesThePairs(string? structure, string pair, string said)
    {
        string[] named = structure is null ? [] : ["--structure", structure];
        foreach (string[] command in new string[][] { ["mirror", "DNK", "SWE"], ["corridors"], ["index", "SWE"] })
        {
            var result = await Statsx.RunAsync([.. command, .. named, "--pair", pair]);

            Assert.Equal(2, result.ExitCode);
            Assert.Contains(said, result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Help_OfManyChoices_KeepsTheColumnOfNamesNarrow()
    {
        var result = await Statsx.RunAsync("corridors", "--help");

        Assert.Contains("--reason <REASON>", result.Output, StringComparison.Ordinal);
        Assert.Contains("minimum-stay", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WrongUsageWithJson_PrintsAnErrorObject()
    {
        var result = await Statsx.RunAsync("mirror", "SWE", "--json");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("WRONG_USAGE", (string?)result.Json["error"]!["code"]);
        Assert.Contains("DESTINATION", (string?)result.Json["error"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("structures")]
    [InlineData("regions", "ASEAN")]
    [InlineData("mirror", "SWE", "DNK")]
    [InlineData("corridors")]
    [InlineData("vintages", "SWE")]
    [InlineData("snapshot", "list", "ASEAN")]
    public async Task Run_NoHubThere_ExitsWithThree(params string[] arguments)
    {
        var result = await Statsx.RunAsync([.. arguments, "--hub", "http://127.0.0.1:1", "--json"]);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("http://127.0.0.1:1", result.Error, StringComparison.Ordinal);
        Assert.Equal("UNREACHABLE", (string?)result.Json["error"]!["code"]);
    }

    [Fact]
    public async Task Run_HubFromTheEnvironment_IsTried()
    {
        var result = await Statsx.RunAsync(new Dictionary<string, string> { ["STATSX_HUB"] = "http://127.0.0.1:2" }, "structures");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("http://127.0.0.1:2", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("mirror")]
    [InlineData("reconcile")]
    [InlineData("job", "list")]
    [InlineData("job", "show")]
    [InlineData("job", "watch")]
    [InlineData("job", "cancel")]
    [InlineData("token")]
    [InlineData("snapshot", "verify")]
    [InlineData("vintages")]
    [InlineData("vintages", "compare")]
    [InlineData("vintages", "export")]
    [InlineData("vintages", "withdraw")]
    [InlineData("vintages", "embargo")]
    [InlineData("round", "open")]
    [InlineData("round", "advance")]
    [InlineData("round", "remind")]
    public async Task Help_OfACommand_EndsWithExamples(params string[] command)
    {
        var result = await Statsx.RunAsync([.. command, "--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("statsx " + string.Join(' ', command), result.Output[result.Output.IndexOf("Example", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
