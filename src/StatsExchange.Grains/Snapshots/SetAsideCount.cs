// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Snapshots;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Counts what has no place in a snapshot, by country and reason, so that nothing is left out silently.</summary>
internal sealed class SetAsideCount
{
    private readonly SortedDictionary<(string Country, string Reason), long> _counts = [];

    public void Add(string country, string reason) => _counts[(country, reason)] = _counts.GetValueOrDefault((country, reason)) + 1;

    public IReadOnlyList<ManifestSetAside> ToManifest() =>
        [.. _counts.Select(count => new ManifestSetAside(count.Key.Country, count.Key.Reason, count.Value))];
}
