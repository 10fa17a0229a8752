// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Countries;

namespace StatsExchange.FaultyHub.Faults;

/// <summary>The place between a grain and its caller.</summary>
internal sealed class AnsweringFilter(Trigger trigger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.InterfaceMethod?.Name == nameof(ICountryGrain.RecordSubmissionAsync))
        {
            trigger.Reach(Place.Answering);
        }
    }
}
