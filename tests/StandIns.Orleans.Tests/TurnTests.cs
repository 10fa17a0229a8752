// SPDX-License-Identifier: Apache-2.0
using Orleans.Runtime;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests;

public sealed class TurnTests
{
    [Fact]
    public async Task Call_WhileAnotherAwaits_WaitsItsTurn()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var first = grain.WriteAsync("first", "gate 1");
        await silo.Notebook.ArrivedAsync("gate 1");
        silo.Notebook.Open("gate 2");
        var second = grain.WriteAsync("second", "gate 2");
        await grain.PeekAsync();
        Assert.DoesNotContain("second begins", silo.Notebook.Lines);
        silo.Notebook.Open("gate 1");
        await Task.WhenAll(first, second);

        Assert.Equal(["activated ledger/PHL", "first begins", "first ends", "second begins", "second ends"], silo.Notebook.Lines);
    }

    [Fact]
    public async Task Call_ManyInParallel_LoseNoUpdate()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        await Parallel.ForAsync(0, 2_000, async (_, _) => await grain.UnsafeIncrementAsync());

        Assert.Equal(2_000, await grain.PeekAsync());
    }

    [Fact]
    public async Task ReadOnly_WhileAnotherReads_Interleaves()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var first = grain.ReadAsync("first", "gate 1");
        var second = grain.ReadAsync("second", "gate 2");
        await Task.WhenAll(silo.Notebook.ArrivedAsync("gate 1"), silo.Notebook.ArrivedAsync("gate 2"));
        var write = grain.WriteAsync("write", "gate 3");
        silo.Notebook.Open("gate 3");
        silo.Notebook.Open("gate 1");
        await first;
        Assert.DoesNotContain("write begins", silo.Notebook.Lines);
        silo.Notebook.Open("gate 2");
        await Task.WhenAll(second, write);

        Assert.Equal("write ends", silo.Notebook.Lines[^1]);
    }

    [Fact]
    public async Task ReadOnly_SteadyReaders_DoNotKeepAWriterOut()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var reader = grain.ReadAsync("reader 0", "reader 0");
        await silo.Notebook.ArrivedAsync("reader 0");
        silo.Notebook.Open("write");
        var write = grain.WriteAsync("write", "write");
        for (var i = 1; !write.IsCompleted; i++)
        {
            Assert.InRange(i, 1, 200);
            var next = grain.ReadAsync($"reader {i}", $"reader {i}");
            silo.Notebook.Open($"reader {i - 1}");
            await reader;
            await Task.WhenAny(silo.Notebook.ArrivedAsync($"reader {i}"), write);
            silo.Notebook.Open($"reader {i}");
            reader = next;
        }

        await Task.WhenAll(write, reader);
    }

    [Fact]
    public async Task AlwaysInterleave_WhileAnotherWrites_IsServed()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var write = grain.WriteAsync("write", "gate");
        await silo.Notebook.ArrivedAsync("gate");

        Assert.Equal(0, await grain.PeekAsync());
        Assert.False(write.IsCompleted);
        silo.Notebook.Open("gate");
        await write;
    }

    [Fact]
    public async Task AlwaysInterleave_CalledDuringActivation_DoesNotWaitForTheWriterBeforeIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ISlowGrain>("PHL");
        var write = grain.WriteAsync();
        var peek = grain.PeekAsync();
        await silo.Notebook.ArrivedAsync("activation");
        Assert.False(peek.IsCompleted);
        silo.Notebook.Open("activation");
        await peek;
        Assert.False(write.IsCompleted);
        silo.Notebook.Open("write");
        await write;
    }

    [Fact]
    public async Task Call_ManyWaiting_AreServedInTheirOrder()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var write = grain.WriteAsync("write", "gate");
        await silo.Notebook.ArrivedAsync("gate");
        Task[] notes = [.. Enumerable.Range(0, 20_000).Select(i => grain.NoteAsync($"{i}").AsTask())];
        silo.Notebook.Open("gate");
        await Task.WhenAll([write, .. notes]);

        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => $"{i}"), silo.Notebook.Lines.Skip(3));
    }

    [Fact]
    public async Task Reentrant_CallCycle_IsServed()
    {
        await using var silo = await TestSilo.StartAsync();
        Assert.Equal(4, await silo.Grains.GetGrain<IReentrantChainGrain>("A").GoAsync(["B", "A", "B"]));
    }
}
