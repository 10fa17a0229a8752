// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Corridors;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// The totals of all corridors between the members of a regional body, as both ends report them, counted alike: one method takes one unit.
/// </summary>
internal sealed class RegionFigures
{
    private readonly MirrorPair _pair;
    private readonly MirrorOptions _options;
    private readonly SortedDictionary<string, (Slice? Origin, Slice? Destination)> _members = new(StringComparer.Ordinal);

    public RegionFigures(MirrorPair pair, string period)
    {
        _pair = pair;
        _options = CountedAlike.In(pair, period);
    }

    /// <summary>Takes what one member reports as origin and as destination; null where it reports nothing.</summary>
    public void Add(string country, Slice? origin, Slice? destination) => _members.Add(country, (origin, destination));

    /// <summary>Every corridor between two members, by origin and destination.</summary>
    public ImmutableArray<ReportedCorridor> Corridors() =>
    [
        .. from origin in _members
           from destination in _members
           where origin.Key != destination.Key
           select Compare(origin.Key, origin.Value.Origin, destination.Key, destination.Value.Destination),
    ];

    private ReportedCorridor Compare(string origin, Slice? originSlice, string destination, Slice? destinationSlice)
    {
        var corridor = new Corridor(CountryCode.Parse(origin), CountryCode.Parse(destination));
        var cells = CorridorTotals.Compare(_pair, corridor, originSlice, destinationSlice, _options);
        if (cells.IsEmpty)
        {
            return new ReportedCorridor(new CorridorFigure(origin, destination, null, null), MirrorStatus.Missing, MirrorStatus.Missing);
        }

        var (left, arrived) = (cells[0].Origin, cells[0].Destination);
        var figure = new CorridorFigure(
            origin,
            destination,
            left.Value,
            arrived.Value,
            left.Status == MirrorStatus.Suppressed,
            arrived.Status == MirrorStatus.Suppressed);
        return new ReportedCorridor(figure, left.Status, arrived.Status);
    }
}
