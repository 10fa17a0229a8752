// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Corridors;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// The totals of all corridors between the members of a regional body, as both ends report them, counted alike: one method takes one unit.
/// </summary>
internal sealed class RegionFigures
{
    private readonly MirrorPair _pair;
    private readonly string _period;
    private readonly SortedDictionary<string, MemberSides> _members = new(StringComparer.Ordinal);

    public RegionFigures(MirrorPair pair, string period)
    {
        _pair = pair;
        _period = period;
    }

    /// <summary>Takes what one member reports as origin and as destination.</summary>
    public void Add(string country, MemberSides sides) => _members.Add(country, sides);

    /// <summary>Every corridor between two members, by origin and destination.</summary>
    public ImmutableArray<ReportedCorridor> Corridors() =>
    [
        .. from origin in _members
           from destination in _members
           where origin.Key != destination.Key
           select Compare(origin.Key, origin.Value, destination.Key, destination.Value),
    ];

    private ReportedCorridor Compare(string origin, MemberSides left, string destination, MemberSides reached)
    {
        var corridor = new Corridor(CountryCode.Parse(origin), CountryCode.Parse(destination));
        var options = CountedAlike.In(_pair, corridor, _period, left.OriginSheets, reached.DestinationSheets);
        var cells = CorridorTotals.Compare(_pair, corridor, left.Origin, reached.Destination, options);
        if (cells.IsEmpty)
        {
            return new ReportedCorridor(new CorridorFigure(origin, destination, null, null), MirrorStatus.Missing, MirrorStatus.Missing);
        }

        var (departed, arrived) = (cells[0].Origin, cells[0].Destination);
        var figure = new CorridorFigure(
            origin,
            destination,
            departed.Value,
            arrived.Value,
            departed.Status == MirrorStatus.Suppressed,
            arrived.Status == MirrorStatus.Suppressed)
        {
            OriginQuality = Quality(left.Origin, left.OriginSheets, departed, _pair.Origin, corridor.Destination.Value),
            DestinationQuality = Quality(reached.Destination, reached.DestinationSheets, arrived, _pair.Destination, corridor.Origin.Value),
        };
        return new ReportedCorridor(figure, departed.Status, arrived.Status);
    }

    /// <summary>What the series sheet of a figure says of how it was counted; null where no one sheet holds for it.</summary>
    private static ReportQuality? Quality(Slice? slice, SheetBook sheets, MirrorFigure figure, MirrorSide side, string counterpart) =>
        slice is not null && new SideCells(slice, slice, sheets, null, side, counterpart).SheetOf(figure.Rows) is { } sheet
            ? new ReportQuality(sheet.Undercount?.Class, sheet.Accuracy?.Class)
            : null;
}
