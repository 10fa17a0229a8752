// SPDX-License-Identifier: Apache-2.0
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
}
