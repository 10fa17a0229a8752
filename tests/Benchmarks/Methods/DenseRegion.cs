// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Benchmarks.Methods;

/// <summary>A region in which everybody moves everywhere: known flows, and reports that are known shares of them. The seed is fixed.</summary>
internal sealed class DenseRegion
{
    private const int Seed = 235;

    private readonly double[] _flows;
    private readonly double[] _rateOut;
    private readonly double[] _rateIn;

    public DenseRegion(int countries)
    {
        var random = new Random(Seed);
        double[] Sizes() => [.. Enumerable.Range(0, countries).Select(_ => Math.Exp(4 * random.NextDouble()))];
        double[] Rates() => [.. Enumerable.Range(0, countries).Select(_ => 0.4 + (0.6 * random.NextDouble()))];
        var (left, arrived) = (Sizes(), Sizes());
        (_rateOut, _rateIn) = (Rates(), Rates());
        Names = [.. Enumerable.Range(0, countries).Select(i => $"{(char)('A' + (i / 676))}{(char)('A' + (i / 26 % 26))}{(char)('A' + (i % 26))}")];
        _flows = [.. Enumerable.Range(0, countries * countries).Select(c => c / countries == c % countries ? 0 : left[c / countries] * arrived[c % countries])];
        Auxiliary = [.. _flows.Select(f => f == 0 ? 0 : 0.1 + random.NextDouble())];
        double[] asked = [.. _flows.Select(f => f * (0.5 + random.NextDouble()))];
        RowTotals = [.. Names.Select((_, i) => Names.Select((_, j) => asked[(i * countries) + j]).Sum())];
        ColumnTotals = [.. Names.Select((_, j) => Names.Select((_, i) => asked[(i * countries) + j]).Sum())];
    }

    public string[] Names { get; }

    public int Count => Names.Length;

    /// <summary>An auxiliary table with a structural diagonal, row by row.</summary>
    public double[] Auxiliary { get; }

    /// <summary>Totals that a table with that diagonal has.</summary>
    public double[] RowTotals { get; }

    public double[] ColumnTotals { get; }

    public LabelledMatrix AuxiliaryTable => new(Names, Names, Auxiliary);

    /// <summary>Both reports of every corridor; every tenth is not reported by either where asked for.</summary>
    public ReconciliationInput Reports(bool withGaps) => new(
        Names,
        from i in Enumerable.Range(0, Count)
        from j in Enumerable.Range(0, Count)
        where i != j
        let flow = _flows[(i * Count) + j]
        let isGap = withGaps && ((i * 7) + (j * 3)) % 10 == 0
        select new CorridorFigure(Names[i], Names[j], isGap ? null : flow * _rateOut[i], isGap ? null : flow * _rateIn[j]));

    /// <summary>The factor of a country's arrivals where the first country's is 1.</summary>
    public double FactorOfArrivals(int country) => _rateIn[0] / _rateIn[country];

    /// <summary>What a destination would report of a corridor.</summary>
    public double ReportedArrivals(int origin, int destination) => _flows[(origin * Count) + destination] * _rateIn[destination];
}
