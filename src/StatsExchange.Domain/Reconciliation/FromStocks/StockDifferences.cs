// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>
/// Flows from the differences of two stock tables (compared in Abel and Cohen 2019): an increase of those born in i who live in j is a move
/// from i to j; a decrease is nothing, or a return from j to i. Transitions over the interval, and few of them: who comes as another leaves is
/// not seen. Births, deaths and moves between third countries are taken for what they are not.
/// </summary>
public static class StockDifferences
{
    /// <summary>Increases as moves; decreases count for nothing.</summary>
    /// <returns>Transitions by origin and destination, row by row; null where a stock they come from is not known. The diagonal is 0.</returns>
    public static ImmutableArray<double?> Increases(StockTable start, StockTable end) => Flows(start, end, (i, j) => Part(start, end, i, j, 1));

    /// <summary>Increases as moves, decreases as implied returns.</summary>
    /// <returns>Transitions by origin and destination, row by row; null where a stock they come from is not known. The diagonal is 0.</returns>
    public static ImmutableArray<double?> IncreasesAndReturns(StockTable start, StockTable end) =>
        Flows(start, end, (i, j) => Part(start, end, i, j, 1) + Part(start, end, j, i, -1));

    private static double? Part(StockTable start, StockTable end, int birth, int residence, int sign) =>
        sign * (end[birth, residence] - start[birth, residence]) is { } change ? Math.Max(0, change) : null;

    private static ImmutableArray<double?> Flows(StockTable start, StockTable end, Func<int, int, double?> flow)
    {
        if (!start.Countries.SequenceEqual(end.Countries))
        {
            throw new ArgumentException("Two stock tables of different countries, or in different order.");
        }

        var n = start.Countries.Length;
        return [.. Enumerable.Range(0, n * n).Select(cell => cell / n == cell % n ? 0 : flow(cell / n, cell % n))];
    }
}
