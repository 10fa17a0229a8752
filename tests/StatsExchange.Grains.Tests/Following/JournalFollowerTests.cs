// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Following;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Following;

/// <summary>The hub's duties are carried out for what there was, for what is written and for what falls due, whatever fails on the way.</summary>
public sealed class JournalFollowerTests
{
    [Fact]
    public async Task Follow_WhatThereWasAndWhatIsWritten_IsAttendedTo()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 1));
        RecordingDuty duty = new((_, _) => null);
        await using var following = await FollowAsync(exchange, duty);
        Assert.Equal("country/SWE", await duty.NextAsync());
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", 1));
        Assert.Equal("country/DNK", await duty.NextAsync());
    }

    [Fact]
    public async Task Follow_ThingThatNamesATime_IsAttendedToAgainThen()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 1));
        var due = exchange.Clock.Now.AddDays(3);
        RecordingDuty duty = new((_, times) => times == 1 ? due : null);
        await using var following = await FollowAsync(exchange, duty);
        Assert.Equal("country/SWE", await duty.NextAsync());
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", 1));
        Assert.Equal("country/DNK", await duty.NextAsync());
        Assert.False(duty.TryNext(out _));

        exchange.Clock.Pass(TimeSpan.FromDays(4));
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", 2));

        Assert.Equal(["country/DNK", "country/SWE"], new[] { await duty.NextAsync(), await duty.NextAsync() }.Order());
    }

    [Theory]
    [InlineData(ErrorReason.JournalUnavailable)]
    [InlineData(ErrorReason.Contention)]
    [InlineData(ErrorReason.JournalCorrupt)]
    public async Task Follow_ThingThatFailsInPassing_IsAttendedToAgain(ErrorReason reason)
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 1));
        RecordingDuty duty = new((_, times) => times == 1 ? throw new RefusedException(reason, "not now") : null);
        await using var following = await FollowAsync(exchange, duty);
        Assert.Equal("country/SWE", await duty.NextAsync());
        List<string> attended = [];
        for (var value = 1; value <= 20 && !attended.Contains("country/SWE"); value++)
        {
            exchange.Clock.Pass(TimeSpan.FromMinutes(1));
            await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", value));
            attended.Add(await duty.NextAsync());
        }

        Assert.Contains("country/SWE", attended);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Follow_ThingThatKeepsFailing_IsAttendedToMoreAndMoreSeldomUntilItGoesWell(bool isDamaged)
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 1));
        var isWhole = false;
        RecordingDuty duty = new((thing, _) => thing == "country/DNK" || isWhole ? null
            : throw (isDamaged ? new RefusedException(ErrorReason.JournalCorrupt, "damaged") : new InvalidOperationException("broken")));
        await using var following = await FollowAsync(exchange, duty);
        Assert.Equal("country/SWE", await duty.NextAsync());

        var failed = await MinutesAsync(1, 60);
        isWhole = true;
        var whole = await MinutesAsync(61, 100);

        // A minute more or less: of two things that are due at the same time either may come first.
        int[] pauses = [.. failed.Zip(failed.Skip(1), (one, next) => next - one)];
        Assert.All(pauses.Zip(pauses.Skip(1)), two => Assert.True(two.Second >= two.First - 1, string.Join(' ', pauses)));
        Assert.InRange(pauses[^1], 10, 17);
        Assert.InRange(Assert.Single(whole), failed[^1] + 10, failed[^1] + 17);

        // In which minutes Sweden is attended to, while Denmark's entries keep the follower awake.
        async Task<List<int>> MinutesAsync(int from, int to)
        {
            List<int> minutes = [];
            for (var minute = from; minute <= to; minute++)
            {
                exchange.Clock.Pass(TimeSpan.FromMinutes(1));
                await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", minute));
                while (await duty.NextAsync() != "country/DNK")
                {
                    minutes.Add(minute);
                }
            }

            return minutes;
        }
    }

    [Fact]
    public async Task Follow_ThingThatBreaks_KeepsNothingElseBack()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 1));
        RecordingDuty duty = new((thing, _) => thing == "country/SWE" ? throw new InvalidOperationException("broken") : null);
        await using var following = await FollowAsync(exchange, duty);
        Assert.Equal("country/SWE", await duty.NextAsync());
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", 1));
        Assert.Equal("country/DNK", await duty.NextAsync());
    }

    private static async Task<RunningFollower> FollowAsync(TestExchange exchange, IDuty duty)
    {
        JournalFollower follower = new(
            exchange.Get<IJournal>(), [duty], new Node("follower"), exchange.Clock, exchange.Get<IHostApplicationLifetime>(), NullLogger<JournalFollower>.Instance);
        await follower.StartAsync(CancellationToken.None);
        return new RunningFollower(follower);
    }
}
