// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>The corridors of the period that is reconciled and of those pooled with it.</summary>
internal sealed class PooledFigures
{
    private readonly ReconciliationInput _input;

    /// <exception cref="ReconciliationException">A period to pool is not in the input.</exception>
    public PooledFigures(ReconciliationInput input, IReadOnlyList<string> periods)
    {
        _input = input;
        var others = new SortedDictionary<string, ImmutableArray<CorridorFigure>>(StringComparer.Ordinal);
        foreach (var period in periods)
        {
            others[period] = input.OtherPeriods.FirstOrDefault(p => p.Period == period)?.Figures
                ?? throw new ReconciliationException(
                    ReconciliationError.InvalidParameter, FactorOptions.Pool, $"There are no figures of the period '{period}' to pool.");
        }

        Periods = [.. new[] { input.Period }.OfType<string>(), .. others.Keys];
        All = [.. input.Figures.Select(f => (f, (string?)null)), .. others.SelectMany(p => p.Value.Select(f => (f, (string?)p.Key)))];
    }

    /// <summary>All figures with their period; null for the one that is reconciled.</summary>
    public ImmutableArray<(CorridorFigure Figure, string? Period)> All { get; }

    /// <summary>Their periods, that of the reconciled one first where it is known.</summary>
    public ImmutableArray<string> Periods { get; }

    /// <summary>The two-sided cells that are not 0/0, in order of period, origin and destination.</summary>
    public ImmutableArray<TwoSidedCell> TwoSided(bool inverseWeights)
    {
        var cells = ImmutableArray.CreateBuilder<TwoSidedCell>();
        foreach (var (figure, period) in All)
        {
            if (figure.UsableOrigin is { } left && figure.UsableDestination is { } arrived && (left > 0 || arrived > 0))
            {
                cells.Add(new TwoSidedCell(
                    figure, period, EmigrationOf(figure), ImmigrationOf(figure), left, arrived, inverseWeights ? 1 / (left + arrived) : 1));
            }
        }

        return cells.DrainToImmutable();
    }

    public int EmigrationOf(CorridorFigure figure) => new ReportNode(_input.IndexOf(figure.Origin), ReportSide.Emigration).Index;

    public int ImmigrationOf(CorridorFigure figure) => new ReportNode(_input.IndexOf(figure.Destination), ReportSide.Immigration).Index;
}
