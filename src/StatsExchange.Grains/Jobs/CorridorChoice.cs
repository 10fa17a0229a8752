// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>The corridors of a reconciliation that are told; none named means all.</summary>
internal sealed class CorridorChoice(IEnumerable<NamedCorridor> named)
{
    private readonly HashSet<(string Origin, string Destination)> _named = [.. named.Select(corridor => (corridor.Origin, corridor.Destination))];

    public bool IsAll => _named.Count == 0;

    public bool Includes(string origin, string destination) => IsAll || _named.Contains((origin, destination));
}
