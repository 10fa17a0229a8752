// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests.Stricter;

/// <summary>Where the real runtime hangs until the response timeout, a deadlock is told at once.</summary>
public sealed class DeadlockTests
{
    [Fact]
    public async Task Call_Cycle_FailsWithTheChainNamed()
    {
        await using var silo = await TestSilo.StartAsync();
        var failure = await Assert.ThrowsAsync<OrleansException>(() => silo.Grains.GetGrain<IChainGrain>("A").GoAsync(["B", "A"]));

        Assert.Contains("chain/A.GoAsync → chain/B.GoAsync → chain/A.GoAsync", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, await silo.Grains.GetGrain<IChainGrain>("A").GoAsync(["B"]));
    }

    [Fact]
    public async Task Call_OfTheGrainItself_FailsWithTheChainNamed()
    {
        await using var silo = await TestSilo.StartAsync();
        await Assert.ThrowsAsync<OrleansException>(() => silo.Grains.GetGrain<IChainGrain>("A").GoAsync(["A"]));
    }

    [Fact]
    public async Task Call_TwoChainsWaitForOneAnother_OneFailsWithBothNamed()
    {
        await using var silo = await TestSilo.StartAsync();
        Task<int>[] visits =
        [
            silo.Grains.GetGrain<IMeetingGrain>("A").VisitAsync("gate A", "B"),
            silo.Grains.GetGrain<IMeetingGrain>("B").VisitAsync("gate B", "A"),
        ];
        await Task.WhenAll(silo.Notebook.ArrivedAsync("gate A"), silo.Notebook.ArrivedAsync("gate B"));
        silo.Notebook.Open("gate A");
        silo.Notebook.Open("gate B");
        var failure = await Assert.ThrowsAsync<OrleansException>(() => Task.WhenAll(visits).WaitAsync(TimeSpan.FromMinutes(1)));

        Assert.Contains("meeting/A.VisitAsync → meeting/B.GreetAsync", failure.Message, StringComparison.Ordinal);
        Assert.Contains("meeting/B.VisitAsync → meeting/A.GreetAsync", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, visits.Count(visit => visit.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Call_OfTheGrainItselfThatNobodyAwaits_IsNoDeadlock()
    {
        var time = new ManualTime();
        await using var silo = await TestSilo.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        var grain = silo.Grains.GetGrain<IMeetingGrain>("A");
        var starting = grain.StartGreetingAsync("gate");
        await silo.Notebook.ArrivedAsync("gate");
        time.Pass(TimeSpan.FromSeconds(10));
        silo.Notebook.Open("gate");
        await starting;

        Assert.Equal(2, await grain.GreetAsync());
    }

    [Fact]
    public async Task Call_ChainThatIsOnlySlow_IsNoDeadlock()
    {
        var time = new ManualTime();
        await using var silo = await TestSilo.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        silo.Notebook.Open("gate A");
        var slow = silo.Grains.GetGrain<IMeetingGrain>("B").VisitAsync("gate B", "C");
        await silo.Notebook.ArrivedAsync("gate B");
        var visit = silo.Grains.GetGrain<IMeetingGrain>("A").VisitAsync("gate A", "B");
        time.Pass(TimeSpan.FromSeconds(10));
        Assert.False(visit.IsCompleted);
        silo.Notebook.Open("gate B");

        Assert.Equal(2, (await Task.WhenAll(slow, visit)).Sum());
    }
}
