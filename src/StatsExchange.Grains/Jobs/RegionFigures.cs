// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain;
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.Domain.Reconciliation.NetMigration;
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
    private readonly StayHarmonisation? _harmonisation;
    private readonly SortedDictionary<string, MemberSides> _members = new(StringComparer.Ordinal);

    /// <param name="pair">What is reconciled.</param>
    /// <param name="period">The period of the figures.</param>
    /// <param name="harmonisation">The minimum stay that both sides are brought to; null where they are taken as reported.</param>
    public RegionFigures(MirrorPair pair, string period, StayHarmonisation? harmonisation)
    {
        _harmonisation = harmonisation;
        _pair = pair;
        _period = period;
    }

    public string Period => _period;

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

    /// <summary>The classes of a corridor that both ends can form, and what of their figures a method may use.</summary>
    /// <param name="origin">The origin, a member that was added.</param>
    /// <param name="destination">The destination, likewise.</param>
    /// <param name="dimensions">The additive dimensions to divide by; all others are at their total.</param>
    public IEnumerable<(DetailFigure Class, CorridorFigure Reported)> Classes(string origin, string destination, IReadOnlyCollection<string> dimensions)
    {
        var (left, reached) = (_members[origin], _members[destination]);
        var corridor = new Corridor(CountryCode.Parse(origin), CountryCode.Parse(destination));
        var totals = CorridorTotals.Narrow(_pair, CountedAlike.In(_pair, corridor, _period, left.OriginSheets, reached.DestinationSheets));
        if (left.Origin is null && reached.Destination is null)
        {
            return [];
        }

        var (leaving, reaching) = (
            CellsOf(left.Origin, left.OriginSheets, _pair.Origin, destination), CellsOf(reached.Destination, reached.DestinationSheets, _pair.Destination, origin));
        var aligned = CorridorAlignment.Compare(_pair, corridor, left.Origin, reached.Destination, totals with { Filter = totals.Filter.RemoveRange(dimensions) });
        return aligned.Cells.Select(cell => (
            new DetailFigure(_period, dimensions.Select(id => KeyValuePair.Create(id, cell.Key[id]!)), 0),
            UsableReports.Of(corridor, CopiedFigures.Withhold(cell, leaving, reaching), leaving, reaching, _harmonisation).Figure));
    }

    /// <summary>The people of each member who live at home, where the pair is one of stocks and the office reports them.</summary>
    public IEnumerable<NativeStock> Natives() =>
        AtHome().Where(own => own.Figure.Value is not null).Select(own => new NativeStock(_period, own.Country, own.Figure.Value!.Value));

    /// <summary>The members that report that number and withhold it.</summary>
    public IEnumerable<(string Period, string Country)> WithheldNatives() =>
        AtHome().Where(own => own.Figure.Status == MirrorStatus.Suppressed).Select(own => (_period, own.Country));

    private IEnumerable<(string Country, MirrorFigure Figure)> AtHome()
    {
        if (KindOfFigures.Of(_pair) != FigureKind.Stocks)
        {
            yield break;
        }

        foreach (var (country, sides) in _members)
        {
            var point = SeriesPoint.Of(_pair.Destination, Domain.Period.Parse(_period), CountryCode.Parse(country));
            yield return (country, PartnerTotal.Of(sides.Destination, _pair, _pair.Destination, country, sides.DestinationSheets.ReferenceSource(point)));
        }
    }

    /// <summary>What members report of moves from or to others that were not added, because their own figures may not be used.</summary>
    /// <param name="others">Their codes.</param>
    public IEnumerable<ReportBeyond> Beyond(IEnumerable<string> others)
    {
        var silent = new MemberSides(null, SheetBook.Empty, null, SheetBook.Empty);
        string[] partners = [.. others];
        foreach (var (country, sides) in _members)
        {
            if (partners.Any(partner => Compare(country, sides, partner, silent).Figure.UsableOrigin is not null))
            {
                yield return new ReportBeyond(_period, country, ReportSide.Emigration);
            }

            if (partners.Any(partner => Compare(partner, silent, country, sides).Figure.UsableDestination is not null))
            {
                yield return new ReportBeyond(_period, country, ReportSide.Immigration);
            }
        }
    }

    private ReportedCorridor Compare(string origin, MemberSides left, string destination, MemberSides reached)
    {
        var corridor = new Corridor(CountryCode.Parse(origin), CountryCode.Parse(destination));
        var options = CountedAlike.In(_pair, corridor, _period, left.OriginSheets, reached.DestinationSheets);
        var cells = CorridorTotals.Compare(_pair, corridor, left.Origin, reached.Destination, options);
        if (cells.IsEmpty)
        {
            return new ReportedCorridor(new CorridorFigure(origin, destination, null, null), MirrorStatus.Missing, MirrorStatus.Missing);
        }

        var leaving = CellsOf(left.Origin, left.OriginSheets, _pair.Origin, destination);
        var reaching = CellsOf(reached.Destination, reached.DestinationSheets, _pair.Destination, origin);
        return UsableReports.Of(corridor, CopiedFigures.Withhold(cells[0], leaving, reaching), leaving, reaching, _harmonisation);
    }

    private SideCells? CellsOf(Slice? slice, SheetBook sheets, MirrorSide side, string counterpart) =>
        slice is null ? null : new SideCells(slice, slice, sheets, _harmonisation, side, counterpart);
}
