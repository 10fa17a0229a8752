// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests;

public sealed class FilterTests
{
    [Fact]
    public async Task Filter_SeesTheCallAndItsResult()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddIncomingGrainCallFilter<RecordingFilter>());
        await silo.Grains.GetGrain<ILedgerGrain>("PHL").AddAsync(2, 3);

        Assert.Equal(
            [
                "activated ledger/PHL",
                "outside calls ledger/PHL StandIns.Orleans.Tests.Grains.ILedgerGrain.AddAsync (2) on LedgerGrain by LedgerGrain",
                "result 5",
            ],
            silo.Notebook.Lines);
    }

    [Fact]
    public async Task Filter_CallBetweenGrains_NamesTheSource()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddIncomingGrainCallFilter<RecordingFilter>());
        await silo.Grains.GetGrain<IChainGrain>("A").GoAsync(["B"]);

        Assert.Contains(silo.Notebook.Lines, line => line.StartsWith("chain/A calls chain/B ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filter_Throws_GrainIsNotCalled()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddIncomingGrainCallFilter(new RefusingFilter()));
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");

        await Assert.ThrowsAsync<LedgerException>(() => grain.NoteAsync("note").AsTask());
        Assert.DoesNotContain("note", silo.Notebook.Lines);
        Assert.Equal(0, await grain.PeekAsync());
    }

    [Fact]
    public async Task Filter_SetsTheResult_CallerGetsIt()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddIncomingGrainCallFilter(new AnsweringFilter(42)));
        Assert.Equal(42, await silo.Grains.GetGrain<ILedgerGrain>("PHL").AddAsync(1, 1));
    }

    [Fact]
    public async Task Filter_RegisteredAsService_RunsInOrder()
    {
        await using var silo = await TestSilo.StartAsync(builder =>
        {
            builder.Services.AddSingleton<IIncomingGrainCallFilter, RecordingFilter>();
            builder.AddIncomingGrainCallFilter(new AnsweringFilter(7));
        });
        Assert.Equal(7, await silo.Grains.GetGrain<ILedgerGrain>("PHL").PeekAsync());
        Assert.Equal("result 7", silo.Notebook.Lines[^1]);
    }

    [Fact]
    public async Task Filter_Sequence_IsSeenAsStepsOfAnExtension()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddIncomingGrainCallFilter<RecordingFilter>());
        await foreach (var one in silo.Grains.GetGrain<ISequenceGrain>("PHL").CountAsync(250))
        {
            Assert.InRange(one, 0, 249);
        }

        var calls = silo.Notebook.Lines.Where(line => line.Contains(" calls ", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            "outside calls sequence/PHL Orleans.Runtime.IAsyncEnumerableGrainExtension.StartEnumeration<T> of CountAsync (3) on SequenceGrain by AsyncEnumerableGrainExtension",
            calls[0]);
        Assert.Equal(
            "outside calls sequence/PHL Orleans.Runtime.IAsyncEnumerableGrainExtension.MoveNext<T> (2) on SequenceGrain by AsyncEnumerableGrainExtension",
            Assert.Single(calls.Skip(1).Distinct(), call => !call.Contains(".DisposeAsync ", StringComparison.Ordinal)));
    }

    private sealed class RefusingFilter : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) =>
            context.MethodName == nameof(ILedgerGrain.NoteAsync) ? throw new LedgerException("not allowed", "") : context.Invoke();
    }

    private sealed class AnsweringFilter(int answer) : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.Grain is not Grain)
            {
                return context.Invoke();
            }

            context.Result = answer;
            return Task.CompletedTask;
        }
    }
}
