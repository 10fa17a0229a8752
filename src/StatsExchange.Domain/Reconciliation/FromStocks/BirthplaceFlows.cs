// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>The flows of those born in one country: where they lived at the start by where they live at the end, stayers on the diagonal.</summary>
internal static class BirthplaceFlows
{
    private const double Rounding = 1e-9;

    public static double[] Fit(LabelledMatrix alive, LabelledMatrix settled, int birth, AccountOptions options)
    {
        var n = alive.Rows.Length;
        double[] stay = [.. Enumerable.Range(0, n).Select(i => options.MostStay ? Math.Min(alive[birth, i], settled[birth, i]) : 0)];
        double?[] left = [.. Enumerable.Range(0, n).Select(i => (double?)Math.Max(0, alive[birth, i] - stay[i]))];
        double?[] arrived = [.. Enumerable.Range(0, n).Select(j => (double?)Math.Max(0, settled[birth, j] - stay[j]))];
        LevelRounding(left, arrived, Enumerable.Range(0, n).Sum(i => alive[birth, i]));
        LabelledMatrix auxiliary = new(alive.Rows, alive.Rows, Enumerable.Range(0, n * n).Select(Seed));
        try
        {
            double[] flows = [.. ProportionalFitting.Fit(auxiliary, left, arrived, options.Fitting).Table.Values];
            for (var i = 0; i < n; i++)
            {
                flows[(i * n) + i] += stay[i];
            }

            return flows;
        }
        catch (ReconciliationException fault)
        {
            throw new ReconciliationException(fault.Error, alive.Rows[birth], $"No flows of those born in {alive.Rows[birth]} lead from one stock table to the other. {fault.Message}");
        }

        double Seed(int cell) => options.MostStay && cell / n == cell % n ? 0 : options.Auxiliary?.Values[cell] ?? 1;
    }

    /// <summary>
    /// Takes out what both sums differ by because stocks of many millions were rounded; what is a rounding error of stocks can be a large part of
    /// few flows. Where they differ by more, fitting refuses.
    /// </summary>
    private static void LevelRounding(double?[] left, double?[] arrived, double stocks)
    {
        double sumLeft = left.Sum(t => t!.Value), sumArrived = arrived.Sum(t => t!.Value);
        if (sumLeft == sumArrived || Math.Abs(sumLeft - sumArrived) > Rounding * stocks)
        {
            return;
        }

        // Everybody stayed, but for an error of rounding.
        if (sumLeft == 0 || sumArrived == 0)
        {
            Array.Fill(left, 0);
            Array.Fill(arrived, 0);
            return;
        }

        for (var j = 0; j < arrived.Length; j++)
        {
            arrived[j] *= sumLeft / sumArrived;
        }
    }
}
