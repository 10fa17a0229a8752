// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>Finds out why a node of the reporting graph has no factor.</summary>
internal sealed class MissingFactors
{
    private readonly ReconciliationInput _input;
    private readonly PooledFigures _figures;
    private readonly bool[] _reported;
    private readonly bool[] _withheld;
    private readonly bool[] _twoSided;
    private readonly bool[] _above0;
    private readonly bool[] _linked;
    private readonly bool[] _fitted;

    public MissingFactors(ReconciliationInput input, PooledFigures figures, ImmutableArray<TwoSidedCell> cells, ReportingGraph graph)
    {
        (_input, _figures) = (input, figures);
        _reported = new bool[graph.NodeCount];
        _withheld = new bool[graph.NodeCount];
        _twoSided = new bool[graph.NodeCount];
        _above0 = new bool[graph.NodeCount];
        _linked = new bool[graph.NodeCount];
        _fitted = new bool[graph.NodeCount];
        foreach (var (figure, _) in figures.All)
        {
            int emigration = figures.EmigrationOf(figure), immigration = figures.ImmigrationOf(figure);
            _reported[emigration] |= figure.UsableOrigin is not null;
            _reported[immigration] |= figure.UsableDestination is not null;
            _withheld[emigration] |= figure.OriginWithheld;
            _withheld[immigration] |= figure.DestinationWithheld;
            _twoSided[emigration] |= figure.IsTwoSided;
            _twoSided[immigration] |= figure.IsTwoSided;
        }

        foreach (var cell in cells)
        {
            _above0[cell.Emigration] |= cell.Left > 0;
            _above0[cell.Immigration] |= cell.Arrived > 0;
            _linked[cell.Emigration] |= cell.Links;
            _linked[cell.Immigration] |= cell.Links;
        }

        foreach (var cell in graph.Cells.Where(c => c.Links))
        {
            _fitted[cell.Emigration] = _fitted[cell.Immigration] = true;
        }
    }

    public FactorReason ReasonFor(ReportNode node)
    {
        if (!_reported[node.Index])
        {
            return _withheld[node.Index] ? FactorReason.Withheld : ReasonOfSilence(node);
        }

        if (!_twoSided[node.Index])
        {
            return FactorReason.NoTwoSidedCell;
        }

        if (!_above0[node.Index])
        {
            return FactorReason.OnlyZeros;
        }

        if (!_linked[node.Index])
        {
            return FactorReason.PartnersOnlyZeros;
        }

        return _fitted[node.Index] ? FactorReason.NoSolution : FactorReason.SetApart;
    }

    // An office that reports what no method can take is not one that reports nothing.
    private FactorReason ReasonOfSilence(ReportNode node)
    {
        var obstacles = _figures.All
            .Where(entry => (node.Side == ReportSide.Emigration ? _figures.EmigrationOf(entry.Figure) : _figures.ImmigrationOf(entry.Figure)) == node.Index)
            .Select(entry => node.Side == ReportSide.Emigration ? entry.Figure.OriginObstacle : entry.Figure.DestinationObstacle)
            .OfType<ReportObstacle>()
            .ToHashSet();
        if (obstacles.Count > 0)
        {
            return obstacles.Contains(ReportObstacle.NotComparable) ? FactorReason.NotComparable : FactorReason.NotConverted;
        }

        return _figures.Periods.Any(period => _input.ReportsBeyond.Contains(new ReportBeyond(period, _input.Countries[node.Country], node.Side)))
            ? FactorReason.PartnersWithoutAgreement
            : FactorReason.NotReported;
    }
}
