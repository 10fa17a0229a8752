// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>A round of many tables, periods and members is shown on a screen, and its lines where they are asked for.</summary>
public sealed class RoundOverviewTests(RunningHub hub) : IClassFixture<RunningHub>, IAsyncLifetime
{
    private const int Countries = 27;
    private const int Periods = 24;
    private static readonly string[] Tables = ["FLOW:IMM:RES:residence", "FLOW:EMI:RES:residence", "STOCK:IMM:CB:birth"];

    public async Task InitializeAsync()
    {
        var years = Enumerable.Range(2000, Periods).Select(year => year.ToString(CultureInfo.InvariantCulture));
        await hub.AsAsync(
            "EUROPE27", "steward", ["round", "open", "EUROPE27", "--title", "Much", "--table", .. Tables, "--period", .. years, "--due", "2040-01-01", "--request-id", "much"]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Show_OfAllMembers_CountsByTableAndCountry()
    {
        var shown = await ShowAsync();

        Assert.InRange(shown.Output.Split('\n').Length, Tables.Length + Countries, 60);
        Assert.Matches($@"FLOW IMM RES \(residence\) +{Countries * Periods} ", shown.Output);
        Assert.Matches($@"Sweden \(SWE\) +{Tables.Length * Periods} ", shown.Output);
        Assert.Contains("statsx round show EUROPE27-round-1 --lines", shown.Output, StringComparison.Ordinal);
        Assert.Equal(Tables.Length * Countries * Periods, (await ShowAsync("--json")).Json["lines"]!.AsArray().Count);
    }

    [Fact]
    public async Task Show_OfChosenLines_TellsThoseOnly()
    {
        var shown = await ShowAsync("--member", "SWE", "dk", "--table", "flow:imm", "--period", "2015..2016");
        var json = await ShowAsync("--member", "SWE", "dk", "--table", "flow:imm", "--period", "2015..2016", "--json");
        var late = await ShowAsync("--state", "late", "after-freeze");
        var all = await ShowAsync("--lines");

        Assert.Matches(@"Sweden \(SWE\) +no agreement +2015–2016 *\n", shown.Output);
        Assert.Matches(@"Denmark \(DNK\) +no agreement +2015–2016 *\n", shown.Output);
        Assert.DoesNotContain("Finland", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("FLOW EMI RES (residence)\n", shown.Output, StringComparison.Ordinal);
        Assert.Equal(4, json.Json["lines"]!.AsArray().Count);
        Assert.Contains("No line is as asked for.", late.Output, StringComparison.Ordinal);
        Assert.All(["(SWE)", "(FIN)"], country => Assert.Equal(Tables.Length, all.Output.Split(country).Length - 1));
    }

    [Fact]
    public async Task Show_OfAnOffice_IsItsOwnPeriodByPeriod()
    {
        var shown = await hub.DoAsync("SWE", "analyst", "round", "show", "EUROPE27-round-1");

        Assert.Equal(Tables.Length, shown.Output.Split('\n').Count(line => line.Contains("Sweden (SWE)", StringComparison.Ordinal)));
        Assert.Matches(@"Sweden \(SWE\) +no agreement +2000–2023 *\n", shown.Output);
    }

    [Theory]
    [InlineData("--table", "RETURN")]
    [InlineData("--state", "tardy")]
    [InlineData("--member", "Atlantis")]
    public async Task Show_OfWhatTheRoundHasNot_IsWrongUsage(string option, string value)
    {
        var refused = await hub.AsAsync("EUROPE27", "steward", "round", "show", "EUROPE27-round-1", option, value);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"'{value}' is ", refused.Error, StringComparison.Ordinal);
    }

    private Task<StatsxResult> ShowAsync(params string[] chosen) => hub.DoAsync("EUROPE27", "steward", ["round", "show", "EUROPE27-round-1", .. chosen]);
}
