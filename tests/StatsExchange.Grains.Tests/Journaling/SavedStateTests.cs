// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Journaling;

/// <summary>A saved state spares folding and changes nothing else; one that cannot be used is passed over, with an alarm.</summary>
public sealed class SavedStateTests
{
    private const int Unusable = 112;
    private const int OfAnotherForm = 113;
    private static readonly StreamName Sweden = StreamName.Country("SWE");

    [Fact]
    public async Task Restart_ManyVintages_TakesUpTheStateAndFoldsOnlyTheRest()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, 1, 10);
        await exchange.RestartAsync();
        await SubmitAsync(exchange, 11, 3);
        var before = await AnswersAsync(exchange);

        await using var newcomer = await exchange.StartAnotherAsync();

        Assert.Equal(before, await AnswersAsync(newcomer));
        Assert.Equal(10, (await exchange.Journal.LoadStateAsync(Sweden, CancellationToken.None))!.Seq);
    }

    [Fact]
    public async Task Read_EntryBeforeTheSavedStateDamaged_TellsEverythingThatDoesNotNeedIt()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, 1, 10);
        await exchange.RestartAsync();
        exchange.Edit("UPDATE entries SET body = x'00' WHERE stream = 'country/SWE' AND seq = 3");

        Assert.Equal([10.0], await ValuesAsync(exchange));
        Assert.Equal([2.0], await ValuesAsync(exchange, asOf: 2));
        Assert.Equal([4.0], await ValuesAsync(exchange, asOf: 4));
        var refused = await Refusals.Expect(ErrorReason.JournalCorrupt, () => ValuesAsync(exchange, asOf: 3));
        Assert.Contains("country/SWE, seq 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_ManyVintages_SavesTheStateMeanwhile()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, 1, 66);

        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (await exchange.Journal.LoadStateAsync(Sweden, patience.Token) is null)
        {
            await Task.Delay(10, patience.Token);
        }

        Assert.InRange((await exchange.Journal.LoadStateAsync(Sweden, patience.Token))!.Seq, 64, 66);
    }

    [Fact]
    public async Task Activate_SavedStateDamaged_FoldsAnewWithAnAlarmAndReplacesIt()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, 1, 10);
        var before = await AnswersAsync(exchange);
        await exchange.RestartAsync();
        exchange.Edit("UPDATE saved_states SET body = x'0A00' WHERE stream = 'country/SWE'");

        Assert.Equal(before, await AnswersAsync(exchange));
        Assert.Contains("country/SWE", Assert.Single(exchange.Log.Of(LogLevel.Error, Unusable)), StringComparison.Ordinal);

        await exchange.RestartAsync();
        Assert.Equal(10, (await exchange.Journal.LoadStateAsync(Sweden, CancellationToken.None))!.Seq);
        Assert.Equal(before, await AnswersAsync(exchange));
        Assert.Single(exchange.Log.Of(LogLevel.Error, Unusable));
    }

    [Fact]
    public async Task Activate_SavedStateThatIsNoMessage_FoldsAnewWithAnAlarm()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, 1, 3);
        var head = await exchange.Journal.HeadAsync(Sweden, CancellationToken.None);
        await exchange.Journal.SaveStateAsync(Sweden, new SavedState(head.Seq, head.Hash, new CountryState().Format, "no message"u8.ToArray()), CancellationToken.None);

        await using var newcomer = await exchange.StartAnotherAsync();

        Assert.Equal([3.0], await ValuesAsync(newcomer));
        Assert.Single(newcomer.Log.Of(LogLevel.Error, Unusable));
    }

    [Fact]
    public async Task Activate_SavedStateOfAnotherFormat_FoldsAnewAndReplacesIt()
    {
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, 1, 10);
        var before = await AnswersAsync(exchange);
        await exchange.RestartAsync();
        var saved = (await exchange.Journal.LoadStateAsync(Sweden, CancellationToken.None))!;
        await exchange.Journal.SaveStateAsync(Sweden, saved with { Format = saved.Format + 1 }, CancellationToken.None);

        Assert.Equal(before, await AnswersAsync(exchange));
        Assert.Single(exchange.Log.Of(LogLevel.Information, OfAnotherForm));

        await exchange.RestartAsync();
        Assert.Equal(saved.Format, (await exchange.Journal.LoadStateAsync(Sweden, CancellationToken.None))!.Format);
    }

    [Fact]
    public async Task Activate_SavedStateOfAnotherChain_FoldsAnewWithAnAlarm()
    {
        await using var other = await TestExchange.StartAsync();
        await SubmitAsync(other, 101, 10);
        await other.RestartAsync();
        await using var exchange = await TestExchange.StartAsync();
        await SubmitAsync(exchange, 1, 10);
        var before = await AnswersAsync(exchange);
        await exchange.RestartAsync();
        exchange.TakeSavedStateOf(other, Sweden);

        Assert.Equal(before, await AnswersAsync(exchange));
        Assert.Single(exchange.Log.Of(LogLevel.Error, Unusable));
    }

    private static async Task SubmitAsync(TestExchange exchange, int first, int count)
    {
        for (var value = first; value < first + count; value++)
        {
            exchange.Clock.Pass(TimeSpan.FromSeconds(1));
            await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", value));
        }
    }

    private static async Task<List<double?>> ValuesAsync(TestExchange exchange, long? asOf = null) =>
        [.. (await exchange.CellsAsync("SWE", "2015", asOf)).Select(cell => cell.Value)];

    /// <summary>Everything that is told of the country: now, as of every seq, and its lists.</summary>
    private static async Task<List<string>> AnswersAsync(TestExchange exchange)
    {
        var country = exchange.Grains.GetGrain<ICountryGrain>("SWE");
        var analyst = TestCallers.Analyst("SWE");
        var answers = new List<string>
        {
            string.Join(';', await exchange.CellsAsync("SWE", "2015")),
            (await TestExchange.As(analyst, () => country.ListVintagesAsync(new ListVintagesRequest().ToProto()))).Read().ToString(),
            (await TestExchange.As(analyst, () => country.ListSubmissionsAsync(new ListSubmissionsRequest { Structure = "FLOW" }.ToProto()))).Read().ToString(),
        };
        for (var seq = (await exchange.HeadsAsync())[Sweden.ToString()].Seq; seq > 0; seq--)
        {
            answers.Add(string.Join(';', await exchange.CellsAsync("SWE", "2015", seq)));
            answers.Add((await TestExchange.As(analyst, () => country.GetSubmissionAsync(new GetSubmissionRequest { Seq = seq }.ToProto()))).Read().ToString());
        }

        return answers;
    }
}
