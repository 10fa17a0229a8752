// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
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
using MirrorCell = StatsExchange.Domain.Corridors.MirrorCell;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Figures worked out by a method of one corridor from what both offices may see of both sides. What one of them may not see is withheld from
/// the method, so that nothing it gives can tell it.
/// </summary>
internal sealed class RuleFigures
{
    // A rule that needs nothing but the two figures of the corridor can be had for one alone.
    private static readonly ImmutableArray<IReconciliationMethod> Methods = [.. ReconciliationMethods.All.Where(method => method.Description.IsOfOneCorridor)];

    private readonly MirrorPair _pair;
    private readonly Corridor _corridor;
    private readonly ReportedSide _origin;
    private readonly ReportedSide _destination;
    private readonly ProposeFigureRequest _asked;
    private readonly StayHarmonisation? _harmonisation;
    private readonly IReconciliationMethod _method;

    /// <exception cref="RefusedException">There is no such method of one corridor, or a parameter of it is not as it must be.</exception>
    public RuleFigures(MirrorPair pair, ReportedSide origin, ReportedSide destination, ProposeFigureRequest asked)
    {
        (_pair, _origin, _destination, _asked) = (pair, origin, destination, asked);
        _corridor = new Corridor(CountryCode.Parse(origin.Country), CountryCode.Parse(destination.Country));
        _harmonisation = ProposalForm.Harmonisation(asked);
        _method = Methods.FirstOrDefault(candidate => candidate.Description.Id == asked.Method)
            ?? throw RefusedException.Field("method", $"expected manual or one of {string.Join(", ", Methods.Select(candidate => candidate.Description.Id))}");
    }

    /// <exception cref="RefusedException">The method gives no figure for a period that a side reports.</exception>
    public ProposedContent Work()
    {
        // Read first, whatever there is to be reconciled.
        var parameters = Parameters();
        List<ProposedFigure> figures = [.. _origin.Periods.Union(_destination.Periods).Order(StringComparer.Ordinal).SelectMany(Work)];
        return figures.Count switch
        {
            0 => throw NotApplicable("neither side reports any of its periods"),
            > ProposalForm.MostFigures => throw NotApplicable($"there are more than {ProposalForm.MostFigures} with their classes; open cases of fewer periods"),
            _ => new ProposedContent($"{_method.Description.Id} {_method.Description.Version}", figures)
            {
                Parameters = parameters,
                StayFactors = _harmonisation is null ? "" : $"{_harmonisation.Factors} {_harmonisation.Factors.Version}",
                TargetStayMonths = _harmonisation?.TargetMonths ?? 0,
            },
        };
    }

    private IEnumerable<ProposedFigure> Work(string period)
    {
        if (!_origin.Scope.Covers(period) || !_destination.Scope.Covers(period))
        {
            throw new RefusedException(ErrorReason.NoAgreement, $"No agreement opens the figures of {period} to the partner.");
        }

        var cells = CorridorTotals.Compare(_pair, _corridor, _origin.Slice(period), _destination.Slice(period), Narrowing(period));
        if (cells.IsEmpty)
        {
            return [];
        }

        var (leaving, reaching) = (
            _origin.Cells(period, _harmonisation, _pair.Origin, _corridor.Destination.Value),
            _destination.Cells(period, _harmonisation, _pair.Destination, _corridor.Origin.Value));
        var reported = Usable(cells[0], leaving, reaching);
        var estimate = Estimate(reported);
        if (estimate.Value is not { } total)
        {
            throw NotApplicable($"{period}: {MissingFigure.Reason(reported, estimate.Reason!.Value)}");
        }

        var figure = new ProposedFigure { TimePeriod = period, Value = total };
        if (estimate is { Lower: { } lower, Upper: { } upper })
        {
            (figure.Lower, figure.Upper) = (lower, upper);
        }

        return _asked.Detail.Count == 0 ? [figure] : [figure, .. FigureOrder.Of(Detail(period, total, leaving, reaching))];
    }

    private ImmutableArray<DetailFigure> Detail(string period, double total, SideCells? leaving, SideCells? reaching)
    {
        var options = CorridorTotals.Narrow(_pair, Narrowing(period));
        var aligned = Domain.Alignment.CorridorAlignment.Compare(
            _pair, _corridor, _origin.Slice(period), _destination.Slice(period), options with { Filter = options.Filter.RemoveRange(_asked.Detail) });
        var estimates = aligned.Cells
            .Select(cell => (Class: _asked.Detail.Select(id => KeyValuePair.Create(id, cell.Key[id]!)), Estimate: Estimate(Usable(cell, leaving, reaching))))
            .Select(cell => (new DetailFigure(period, cell.Class, cell.Estimate.Value ?? 0), cell.Estimate.Reason))
            .ToList();
        var dimensions = DetailCheck.DimensionsOf(_pair);
        var worked = DetailWork.Of(period, total, [.. _asked.Detail.Select(id => dimensions[id])], estimates);
        return worked.Obstacle is { } obstacle
            ? throw NotApplicable($"{period}, {obstacle.Classes}: {obstacle.Reason}")
            : worked.Figures;
    }

    private MirrorOptions Narrowing(string period) => CountedAlike.In(_pair, _corridor, period, _origin.Sheets, _destination.Sheets);

    // The two know of their copies; whoever else is told must not learn from a copy what its source withholds.
    private ReportedCorridor Usable(MirrorCell cell, SideCells? leaving, SideCells? reaching) => UsableReports.Of(
        _corridor,
        _asked.ReleaseClass is ReleaseClass.Region or ReleaseClass.Public ? CopiedFigures.Withhold(cell, leaving, reaching) : cell,
        leaving,
        reaching,
        _harmonisation);

    // What is withheld is not missing: a method that can do with one side would have the other agree to the figure without it.
    private CorridorEstimate Estimate(ReportedCorridor reported) =>
        _method.Description.OnlySide is null && (reported.Figure.OriginWithheld || reported.Figure.DestinationWithheld)
            ? new CorridorEstimate(_origin.Country, _destination.Country, Value: null, Lower: null, Upper: null, EstimateReason.Withheld)
            : Apply(reported);

    private CorridorEstimate Apply(ReportedCorridor reported) => Told(() => _method.Apply(InputOf([reported.Figure]), _asked.Parameters)).Estimates[0];

    private ImmutableSortedDictionary<string, string> Parameters() => Told(() =>
    {
        _method.Check(InputOf([]), _asked.Parameters);
        return _method.Description.Resolve(_asked.Parameters);
    });

    private ReconciliationInput InputOf(IEnumerable<CorridorFigure> figures) =>
        new([_origin.Country, _destination.Country], figures) { Kind = KindOfFigures.Of(_pair), Harmonised = _harmonisation?.ToString() };

    private static T Told<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (ReconciliationException fault) when (fault.Error is ReconciliationError.UnknownParameter or ReconciliationError.InvalidParameter)
        {
            throw RefusedException.Field("parameters", fault.Message);
        }
        catch (ReconciliationException fault)
        {
            throw NotApplicable(fault.Message);
        }
    }

    private static RefusedException NotApplicable(string why) =>
        new(ErrorReason.MethodNotApplicable, $"The method gives no figure for this case: {why.TrimEnd('.')}.");
}
