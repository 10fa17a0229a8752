// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Mirrors;

/// <summary>Holds the totals of one pair and corridor against the partner's: the period with the largest gap stands for all of them.</summary>
public static class MirrorCheck
{
    /// <summary>Adds what is found.</summary>
    /// <param name="periods">The periods of the corridor that the office sends and may compare.</param>
    /// <param name="tolerance">How far two figures may be apart.</param>
    /// <param name="findings">Takes what is found.</param>
    public static void Run(IEnumerable<MirrorSides> periods, MirrorTolerance tolerance, FindingCollector findings)
    {
        (MirrorSides Sides, MirrorFigure Own, double Partner)? worst = null;
        var others = -1;
        foreach (var sides in periods)
        {
            var (origin, destination) = sides.IsOrigin ? (sides.Sent.Observations, sides.Partner) : (sides.Partner, sides.Sent.Observations);
            foreach (var cell in CorridorTotals.Compare(sides.Pair, sides.Corridor, origin, destination, sides.Options))
            {
                if (cell.Origin.Value is not { } from || cell.Destination.Value is not { } to)
                {
                    continue;
                }

                findings.Applies(MirrorRules.Gap);
                var (own, partner) = sides.IsOrigin ? (cell.Origin, cell.Destination) : (cell.Destination, cell.Origin);
                if (tolerance.IsExceeded(from, to, RoundingOf(sides.Sent.Observations, own.Row, sides.OwnSheets) + RoundingOf(sides.Partner, partner.Row, sides.PartnerSheets)))
                {
                    others++;
                    worst = worst is { } so && Math.Abs(so.Own.Value!.Value - so.Partner) >= Math.Abs(from - to) ? worst : (sides, own, partner.Value!.Value);
                }
            }
        }

        if (worst is { } found)
        {
            Report(found.Sides, found.Own, found.Partner, others, findings);
        }
    }

    private static void Report(MirrorSides sides, MirrorFigure own, double partner, int others, FindingCollector findings)
    {
        var country = sides.IsOrigin ? sides.Corridor.Destination.Value : sides.Corridor.Origin.Value;
        var rest = others > 0 ? string.Create(CultureInfo.InvariantCulture, $"; so in {others} more periods") : "";
        findings.Add(
            MirrorRules.Gap,
            own.Row < 0 ? 0 : sides.Sent.Lines[own.Row],
            ValueRules.ValueColumn,
            country,
            ValueText.Of(own.Value!.Value),
            $"nearer to the {ValueText.Of(partner)} that {country} reports for {sides.Corridor} in {sides.Partner.Period} ({sides.Pair.Id}){rest}");
    }

    /// <summary>What figures of the row's series are rounded to; 0 where its sheet does not say so.</summary>
    private static double RoundingOf(Slice slice, int row, SheetBook sheets)
    {
        if (row < 0)
        {
            return 0;
        }

        string Code(string dimension) => slice.Structure.SlicePositionOf(dimension) is var position and >= 0 ? slice.Columns[position][row] : "";
        var figure = new SeriesPoint(
            slice.Structure.Id, Code("MEASURE"), Code("BASIS"), Code("CITIZENS"), Code("SOURCE"), Period.Parse(slice.Period), slice.Columns[slice.Structure.PartnerPosition()][row]);
        return sheets.Find(figure) is { RoundingBase: > 1 and var rounding } ? rounding : 0;
    }
}
