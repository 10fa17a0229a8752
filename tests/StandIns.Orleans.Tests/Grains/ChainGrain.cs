// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

public sealed class ChainGrain : Grain, IChainGrain
{
    public async Task<int> GoAsync(string[] keys) =>
        keys is [var next, .. var rest] ? 1 + await GrainFactory.GetGrain<IChainGrain>(next).GoAsync(rest) : 1;
}
