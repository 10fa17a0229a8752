// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Journaling;

/// <summary>A country whose journal is damaged tells what was before the damage, takes nothing, and lives again once it is restored.</summary>
public sealed class DamagedStreamTests
{
    private const int Alarm = 110;
    private const int Whole = 111;
    private const string Third = "WHERE stream = 'country/SWE' AND seq = 3";

    [Theory]
    [InlineData($"UPDATE entries SET body = x'00' {Third}")]
    [InlineData($"UPDATE entries SET kind = 'withdrawn' {Third}")]
    [InlineData($"UPDATE entries SET time = 9223372036854775807 {Third}")]
    [InlineData($"UPDATE entries SET previous_hash = zeroblob(32) {Third}")]
    [InlineData($"UPDATE entries SET hash = zeroblob(32) {Third}")]
    [InlineData($"DELETE FROM entries {Third}")]
    public async Task Activate_EntryDamaged_TellsThePastOnlyAndTakesNothing(string edit)
    {
        await using var exchange = await StartAsync(edit);
        var head = (await exchange.HeadsAsync())["country/SWE"];

        for (var again = 0; again < 2; again++)
        {
            await ExpectDamageAsync(() => exchange.CellsAsync("SWE", "2015"));
            await ExpectDamageAsync(() => exchange.CellsAsync("SWE", "2015", asOf: 3));
            await ExpectDamageAsync(() => exchange.CellsAsync("SWE", "2015", asOf: 5));
            await ExpectDamageAsync(() => exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 9)));
            await ExpectDamageAsync(() => SubmissionAsync(exchange, 4));
            Assert.Equal([1.0], await ValuesAsync(exchange, 1));
            Assert.Equal([2.0], await ValuesAsync(exchange, 2));
            Assert.Equal(2, (await SubmissionAsync(exchange, 2)).Receipt.Seq);
            await exchange.SubmitAsync("DNK", Figures.Flow("IMM", "SWE", "2015", 9));
        }

        Assert.Equal(head, (await exchange.HeadsAsync())["country/SWE"]);
        var line = Assert.Single(exchange.Log.Of(LogLevel.Critical, Alarm));
        Assert.Contains("country/SWE is damaged from seq 3 on", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activate_LastEntryUnreadable_TellsThePast()
    {
        await using var exchange = await StartAsync("UPDATE entries SET hash = x'00' WHERE stream = 'country/SWE' AND seq = 5");

        var refused = await Refusals.Expect(ErrorReason.JournalCorrupt, () => exchange.CellsAsync("SWE", "2015"));
        Assert.Contains("country/SWE, seq 5", refused.Message, StringComparison.Ordinal);
        Assert.Equal([4.0], await ValuesAsync(exchange, 4));
    }

    [Fact]
    public async Task Read_BlockChanged_IsToldWithoutItsDigestFromWhichSmallFiguresCouldBeGuessed()
    {
        await using var exchange = await StartAsync("UPDATE blocks SET bytes = x'00'");

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => exchange.CellsAsync("SWE", "2015"));

        Assert.Contains("country/SWE, seq ", corrupt.Message, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9A-Fa-f]{16}", corrupt.Message);
    }

    [Fact]
    public async Task Read_ByAnotherCountryAsOfThePast_IsRefusedSinceItsRightsMayHaveEnded()
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 1));
        await exchange.AgreeAsync(Offices.Terms("SWE", "DNK"));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 2));
        Assert.Equal([1.0], await ValuesAsync(exchange, 4, TestCallers.Analyst("DNK")));
        await exchange.RestartAsync();
        exchange.Edit("UPDATE entries SET body = x'00' WHERE stream = 'country/SWE' AND seq = 5");

        await Refusals.Expect(ErrorReason.JournalCorrupt, () => ValuesAsync(exchange, 4, TestCallers.Analyst("DNK")));
        Assert.Equal([1.0], await ValuesAsync(exchange, 4));
    }

    [Fact]
    public async Task Read_StreamRestoredMeanwhile_LivesAgainAtOnce()
    {
        await using var exchange = await StartAsync($"UPDATE entries SET time = time + 1 {Third}");
        await ExpectDamageAsync(() => exchange.CellsAsync("SWE", "2015"));

        exchange.Edit($"UPDATE entries SET time = time - 1 {Third}");

        Assert.Equal([5.0], await ValuesAsync(exchange));
        Assert.Equal(6, (await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 6))).Receipt.Seq);
        Assert.Single(exchange.Log.Of(LogLevel.Warning, Whole));

        exchange.Edit("UPDATE entries SET time = time + 1 WHERE stream = 'country/SWE' AND seq = 6");
        await exchange.RestartAsync();
        await Refusals.Expect(ErrorReason.JournalCorrupt, () => exchange.CellsAsync("SWE", "2015"));
        Assert.Equal(2, exchange.Log.Of(LogLevel.Critical, Alarm).Count);
    }

    [Fact]
    public async Task Read_EndOfTheStreamGone_IsRefusedOnceWithAnAlarmAndThenToldAsItIsStored()
    {
        await using var exchange = await StartAsync("UPDATE entries SET kind = kind WHERE seq = 1");
        Assert.Equal([5.0], await ValuesAsync(exchange));

        exchange.Edit("DELETE FROM commands WHERE stream = 'country/SWE' AND first_seq = 5; DELETE FROM entries WHERE stream = 'country/SWE' AND seq = 5");

        var refused = await Refusals.Expect(ErrorReason.JournalCorrupt, () => exchange.CellsAsync("SWE", "2015"));
        Assert.Contains("country/SWE, seq 5", refused.Message, StringComparison.Ordinal);
        Assert.Single(exchange.Log.Of(LogLevel.Critical, Alarm));
        Assert.Equal([4.0], await ValuesAsync(exchange));
    }

    /// <summary>Five vintages of Sweden with the values 1 to 5 and one of Denmark, stored; then the file is edited.</summary>
    private static async Task<TestExchange> StartAsync(string edit)
    {
        var exchange = await TestExchange.StartAsync();
        for (var value = 1; value <= 5; value++)
        {
            await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", value));
        }

        await exchange.SubmitAsync("DNK", Figures.Flow("IMM", "SWE", "2015", 1));
        await exchange.RestartAsync();
        exchange.Edit(edit);
        return exchange;
    }

    private static async Task ExpectDamageAsync(Func<Task> call)
    {
        var refused = await Refusals.Expect(ErrorReason.JournalCorrupt, call);
        Assert.Contains("country/SWE, seq 3", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<List<double?>> ValuesAsync(TestExchange exchange, long? asOf = null, Caller? caller = null) =>
        [.. (await exchange.CellsAsync("SWE", "2015", asOf, caller)).Select(cell => cell.Value)];

    private static async Task<Submission> SubmissionAsync(TestExchange exchange, long seq)
    {
        var request = new GetSubmissionRequest { RefArea = "SWE", Seq = seq }.ToProto();
        var found = await TestExchange.As(TestCallers.Submitter("SWE"), () => exchange.Grains.GetGrain<ICountryGrain>("SWE").GetSubmissionAsync(request));
        return found.Read().Submission;
    }
}
