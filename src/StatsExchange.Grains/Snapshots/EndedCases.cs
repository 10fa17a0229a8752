// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Dossiers;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Snapshots;

/// <summary>The cases between members of a region that have ended, as far as the region may be told.</summary>
/// <param name="All">All of them, by dossier and in the order they were opened.</param>
/// <param name="Agreed">Those with figures that the region may be told, in the same order.</param>
internal sealed record EndedCases(IReadOnlyList<Case> All, IReadOnlyList<AgreedCase> Agreed)
{
    /// <summary>The cases that count for a period, by corridor and pair, those whose figures the region may not be told too.</summary>
    public IReadOnlyDictionary<(string Origin, string Destination, string Pair), Case> Counting(string period) => CountingCases.In(All, period);
}
