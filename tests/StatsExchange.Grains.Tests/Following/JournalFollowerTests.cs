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
    public async Task Follow_ThingThatFailsInPassing_IsAttendedToAgain(ErrorReason reason)
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 1));
        RecordingDuty duty = new((_, times) => times == 1 ? throw new RefusedException(reason, "not now") : null);
        await using var following = await FollowAsync(exchange, duty);
        Assert.Equal("country/SWE", await duty.NextAsync());
        List<string> attended = [];
        for (var value = 1; !attended.Contains("country/SWE"); value++)
        {
            exchange.Clock.Pass(TimeSpan.FromMinutes(1));
            await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", value));
            attended.Add(await duty.NextAsync());
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
