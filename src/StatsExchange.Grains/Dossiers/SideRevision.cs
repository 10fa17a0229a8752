// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Grains.Dossiers;

/// <summary>How a side of a case differs from what it was.</summary>
/// <param name="Vintage">The vintage it is at now.</param>
/// <param name="Changed">How many cells differ, by period; only periods where one does.</param>
internal sealed record SideRevision(long Vintage, ImmutableSortedDictionary<string, long> Changed)
{
    /// <summary>How many cells differ.</summary>
    public long ChangedCells => Changed.Values.Sum();

    /// <summary>When the embargoes of the side end or ended: where it was revised, one may hide from the partner what else differs.</summary>
    public ImmutableArray<DateTimeOffset> EmbargoEnds { get; init; } = [];
}
