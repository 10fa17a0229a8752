// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>What is asked of a member about a round.</summary>
internal static class RoundQuestions
{
    /// <summary>
    /// The figures of a structure in the periods of a round, as far as an agreement forwards them to the region; the same whether the region
    /// asks or the office itself.
    /// </summary>
    public static ReadingRequest Of(string region, RoundPlan plan, string structure) =>
        new(structure, plan.Periods[0], plan.Periods[^1], Use.ForwardToRegion, region, ShownTo: region);
}
