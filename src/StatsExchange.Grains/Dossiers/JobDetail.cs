// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Jobs;
using StatsExchange.V1;
using Dimension = StatsExchange.Domain.Structures.Dimension;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// The classes that a reconciliation divided its estimate by. They are taken only where the shares of what both offices may see of both sides, of the
/// same total, are the very same: then they tell neither anything that it could not work out by itself.
/// </summary>
internal sealed class JobDetail
{
    private readonly MirrorPair _pair;
    private readonly ReportedSide _origin;
    private readonly ReportedSide _destination;
    private readonly IReadOnlyList<string> _dimensions;

    public JobDetail(MirrorPair pair, ReportedSide origin, ReportedSide destination, IReadOnlyList<string> dimensions) =>
        (_pair, _origin, _destination, _dimensions) = (pair, origin, destination, dimensions);

    private string Names => string.Join(", ", _dimensions);

    /// <exception cref="RefusedException">There are none, or they may not be told.</exception>
    public IEnumerable<ProposedFigure> Of(ReconciliationResult result, StayHarmonisation? harmonisation)
    {
        if (_dimensions.Count == 0)
        {
            return [];
        }

        var (period, cell) = (result.TimePeriod, result.Cells[0]);
        List<DetailFigure> taken =
            [.. cell.Detail.Where(part => part.Dimensions.Keys.All(_dimensions.Contains)).Select(part => new DetailFigure(period, part.Dimensions, part.Estimate))];
        if (!taken.Exists(part => part.Classes.Count == _dimensions.Count))
        {
            throw new RefusedException(ErrorReason.MethodNotApplicable, $"The reconciliation has no classes of {Names} for this case in {period}.");
        }

        if (!IsOpened(_origin, _pair.Origin, period) || !IsOpened(_destination, _pair.Destination, period))
        {
            throw new RefusedException(ErrorReason.NoAgreement, $"No agreement opens the classes of {Names} in {period} to the partner.");
        }

        var dimensions = DetailCheck.DimensionsOf(_pair);
        ImmutableArray<Dimension> divided = [.. _dimensions.Select(id => dimensions[id])];
        return AreSame(SharedDetail.Of(period, cell.Estimate, divided, Classes(period, harmonisation)).Figures, taken, cell.Estimate)
            ? FigureOrder.Of(taken)
            : throw new RefusedException(
                ErrorReason.MethodNotApplicable, $"The classes of {Names} in {period} rest on figures that are withheld from one who would see what follows from them.");
    }

    // A class that is not opened would look as if nobody had reported it.
    private bool IsOpened(ReportedSide side, MirrorSide rows, string period) => side.Scope.Opens(
        StructureCatalogue.Find(rows.Structure)!, period, [.. rows.Filter, .. _dimensions.Select(id => KeyValuePair.Create(id, StandardCodes.Unknown))]);

    // As the reconciliation reads them, but as the two may.
    private List<(DetailFigure Class, CorridorFigure Reported)> Classes(string period, StayHarmonisation? harmonisation)
    {
        var corridor = new Corridor(CountryCode.Parse(_origin.Country), CountryCode.Parse(_destination.Country));
        var options = CorridorTotals.Narrow(_pair, CountedAlike.In(_pair, corridor, period, _origin.Sheets, _destination.Sheets));
        var (leaving, reaching) = (
            _origin.Cells(period, harmonisation, _pair.Origin, _destination.Country), _destination.Cells(period, harmonisation, _pair.Destination, _origin.Country));
        var aligned = CorridorAlignment.Compare(
            _pair, corridor, _origin.Slice(period), _destination.Slice(period), options with { Filter = options.Filter.RemoveRange(_dimensions) });
        return
        [
            .. aligned.Cells.Select(cell => (
                new DetailFigure(period, _dimensions.Select(id => KeyValuePair.Create(id, cell.Key[id]!)), 0),
                UsableReports.Of(corridor, CopiedFigures.Withhold(cell, leaving, reaching), leaving, reaching, harmonisation).Figure)),
        ];
    }

    private static bool AreSame(IReadOnlyCollection<DetailFigure> shown, List<DetailFigure> taken, double total)
    {
        var values = shown.ToDictionary(figure => figure.Key, figure => figure.Value, StringComparer.Ordinal);
        return values.Count == taken.Count
            && taken.TrueForAll(figure => values.TryGetValue(figure.Key, out var value) && Math.Abs(value - figure.Value) <= DetailCheck.Tolerance * total);
    }
}
