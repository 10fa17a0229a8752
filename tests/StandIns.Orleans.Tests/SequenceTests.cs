// SPDX-License-Identifier: Apache-2.0
using Orleans.Runtime;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests;

public sealed class SequenceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1_001)]
    public async Task Sequence_ArrivesWholeAndInOrder(int count)
    {
        await using var silo = await TestSilo.StartAsync();
        Assert.Equal(Enumerable.Range(0, count), await silo.Grains.GetGrain<ISequenceGrain>("PHL").CountAsync(count).ToListAsync());
    }

    [Fact]
    public async Task Sequence_GrainThrows_ElementsBeforeItArrive()
    {
        await using var silo = await TestSilo.StartAsync();
        List<int> seen = [];
        await Assert.ThrowsAsync<LedgerException>(async () =>
        {
            await foreach (var one in silo.Grains.GetGrain<ISequenceGrain>("PHL").CountThenFailAsync(3))
            {
                seen.Add(one);
            }
        });
        Assert.Equal([0, 1, 2], seen);
    }

    [Fact]
    public async Task Sequence_CallerLeaves_GrainIsTold()
    {
        await using var silo = await TestSilo.StartAsync();
        await foreach (var one in silo.Grains.GetGrain<ISequenceGrain>("PHL").WatchAsync(CancellationToken.None))
        {
            Assert.Equal(1, one);
            break;
        }

        await silo.Notebook.WaitAtAsync("ended").WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sequence_Cancelled_CallerAndGrainAreTold(bool byArgument)
    {
        await using var silo = await TestSilo.StartAsync();
        using var patience = new CancellationTokenSource();
        var watch = silo.Grains.GetGrain<ISequenceGrain>("PHL").WatchAsync(byArgument ? patience.Token : CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in watch.WithCancellation(byArgument ? CancellationToken.None : patience.Token))
            {
                await silo.Notebook.ArrivedAsync("never");
                await patience.CancelAsync();
            }
        });
        await silo.Notebook.WaitAtAsync("ended").WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Sequence_GrainIsDeactivated_IsAborted()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ISequenceGrain>("PHL");
        await Assert.ThrowsAsync<EnumerationAbortedException>(async () =>
        {
            await foreach (var _ in grain.WatchAsync(CancellationToken.None))
            {
                await grain.LeaveAsync();
            }
        });
        Assert.Contains("watch ended", silo.Notebook.Lines);
    }

    [Fact]
    public async Task Sequence_SiloStops_IsAborted()
    {
        await using var silo = await TestSilo.StartAsync();
        var watch = silo.Grains.GetGrain<ISequenceGrain>("PHL").WatchAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        var next = watch.MoveNextAsync().AsTask();
        await silo.Notebook.ArrivedAsync("never");
        await silo.StopAsync();

        await Assert.ThrowsAsync<SiloUnavailableException>(() => next);
        await watch.DisposeAsync();
    }

    [Fact]
    public async Task Sequence_Elements_AreCopied()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ISequenceGrain>("PHL");
        var first = await grain.SameSheetAsync().FirstAsync();
        Assert.NotSame(first, await grain.SameSheetAsync().FirstAsync());
    }
}
