// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Countries;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Collects the agreements that a snapshot rests on while it is made.</summary>
internal sealed class GroundsBook
{
    private readonly SortedSet<string> _agreements = new(StringComparer.Ordinal);

    /// <summary>The ids of all of them, ascending.</summary>
    public IReadOnlyCollection<string> Agreements => _agreements;

    /// <summary>Adds those that opened a period.</summary>
    public void Add(CountryReading reading, string period) =>
        Add(reading.Scope.Grants.Where(grant => grant.Covers(period)).Select(grant => grant.Agreement));

    /// <summary>Adds agreements by their ids.</summary>
    public void Add(IEnumerable<string> agreements) => _agreements.UnionWith(agreements);
}
