// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Grains.Corridors;

/// <summary>What both offices say of a corridor at totals in one period; a total that one did not send is added up where its classes allow it.</summary>
internal sealed class CorridorAtTotals(MirrorPair pair, Corridor corridor, Slice? origin, Slice? destination, MirrorOptions options)
{
    private static readonly MirrorFigure Missing = new(null, MirrorStatus.Missing, 0);

    /// <summary>The cells, and whether all that is missing of one is a total, of which classes were sent.</summary>
    public IEnumerable<(MirrorCell Cell, bool IsTotalNotSent)> Cells(string period)
    {
        var totals = CorridorTotals.Narrow(pair, options);
        var sent = CorridorTotals.Compare(pair, corridor, origin, destination, options);
        var formed = origin is not null && destination is not null && (sent.IsEmpty || sent.Any(cell => cell.Missing != MirrorMissing.None))
            ? CorridorAlignment.Compare(pair, corridor, origin, destination, totals).Cells
            : sent;
        var included = IncludedFigures.Of(pair, corridor, origin, destination, totals);
        List<MirrorCell> cells = [.. formed.Select(included.Mark), .. included.Others(period, formed)];
        if (cells.Count > 0 && cells.TrueForAll(cell => cell.Missing == MirrorMissing.None))
        {
            return cells.Select(cell => (cell, false));
        }

        var classes = MirrorComparison.Compare(pair, corridor, origin, destination, options);
        if (cells.Count == 0 && !classes.IsEmpty)
        {
            cells.Add(classes[0] with { Origin = Missing, Destination = Missing });
        }

        var (ofOrigin, ofDestination) = (classes.Any(cell => cell.Origin.Status != MirrorStatus.Missing), classes.Any(cell => cell.Destination.Status != MirrorStatus.Missing));
        return cells.Select(cell => (cell, Is(cell.Origin, ofOrigin) && Is(cell.Destination, ofDestination) && cell.Missing != MirrorMissing.None));
    }

    private static bool Is(MirrorFigure figure, bool sentClasses) =>
        figure.Status == MirrorStatus.Reported || (figure.Status == MirrorStatus.Missing && sentClasses);
}
