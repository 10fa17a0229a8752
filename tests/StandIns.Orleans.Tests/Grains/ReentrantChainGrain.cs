// SPDX-License-Identifier: Apache-2.0
using Orleans.Concurrency;

namespace StandIns.Orleans.Tests.Grains;

[Reentrant]
public sealed class ReentrantChainGrain : Grain, IReentrantChainGrain
{
    public async Task<int> GoAsync(string[] keys) =>
        keys is [var next, .. var rest] ? 1 + await GrainFactory.GetGrain<IReentrantChainGrain>(next).GoAsync(rest) : 1;
}
