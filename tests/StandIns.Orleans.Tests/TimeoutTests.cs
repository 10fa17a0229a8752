// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests;

public sealed class TimeoutTests
{
    [Fact]
    public async Task Call_TakesLongerThanTheResponseTimeout_FailsAndTheGrainGoesOn()
    {
        await using var silo = await TestSilo.StartAsync(GiveUpSoon);
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.WriteAsync("write", "gate"));
        Assert.DoesNotContain("write ends", silo.Notebook.Lines);
        silo.Notebook.Open("gate");
        await grain.NoteAsync("after");
        Assert.Contains("write ends", silo.Notebook.Lines);
    }

    [Fact]
    public async Task Sequence_ElementTakesLongerThanTheResponseTimeout_IsWaitedFor()
    {
        await using var silo = await TestSilo.StartAsync(GiveUpSoon);
        using var patience = new CancellationTokenSource();
        await using var watch = silo.Grains.GetGrain<ISequenceGrain>("PHL").WatchAsync(patience.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await watch.MoveNextAsync());
        var next = watch.MoveNextAsync().AsTask();

        Assert.NotSame(next, await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(8), CancellationToken.None)));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private static void GiveUpSoon(ISiloBuilder builder) =>
        builder.Services.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(6));
}
