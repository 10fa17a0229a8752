// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Iterative proportional fitting of an auxiliary table to known row and column totals (Deming and Stephan 1940; for migration Willekens
/// 1977, 1999): the fitted table has the odds ratios of the auxiliary one and the totals asked for. Zeros of the auxiliary table are
/// structural and stay 0. A total that is not known binds nothing. Deterministic; no value is ever negative.
/// </summary>
public static class ProportionalFitting
{
    /// <summary>Fits a table.</summary>
    /// <param name="auxiliary">What the table looks like: any unit, zeros are structural.</param>
    /// <param name="rowTotals">The total of each row; null where it is not known.</param>
    /// <param name="columnTotals">The total of each column, in the unit of the row totals; null where it is not known.</param>
    /// <param name="options">How exact; the defaults where null.</param>
    /// <exception cref="ReconciliationException">The totals disagree or cannot be met; the message names the rows and columns.</exception>
    /// <exception cref="OperationCanceledException">The fit was cancelled by its options.</exception>
    /// <exception cref="ArgumentException">A total is negative or not finite, or their number does not fit.</exception>
    public static FittedMatrix Fit(
        LabelledMatrix auxiliary,
        IReadOnlyList<double?> rowTotals,
        IReadOnlyList<double?> columnTotals,
        FittingOptions? options = null)
    {
        options ??= FittingOptions.Default;
        Margins.Check(auxiliary.Rows, rowTotals, "row");
        Margins.Check(auxiliary.Columns, columnTotals, "column");
        Margins.CheckSums(rowTotals, columnTotals, options.Tolerance);

        var seed = auxiliary.Values;
        if (Run(auxiliary, seed, rowTotals, columnTotals, options) is { } fitted)
        {
            return fitted;
        }

        // Totals that hold only if some cells become 0 are met in the limit only, ever more slowly, unless these cells are taken out.
        var reach = MarginReach.Of(auxiliary, rowTotals, columnTotals, options.Tolerance);
        var possible = reach.PossibleCells();
        return possible.SequenceEqual(seed) || Run(auxiliary, possible, rowTotals, columnTotals, options) is not { } limit
            ? throw Margins.Fault(
                ReconciliationError.NotConverged, "margins", $"The table was not fitted to the tolerance asked for in {options.MostIterations} iterations.")
            : limit;
    }

    private static FittedMatrix? Run(
        LabelledMatrix auxiliary,
        ImmutableArray<double> seed,
        IReadOnlyList<double?> rowTotals,
        IReadOnlyList<double?> columnTotals,
        FittingOptions options)
    {
        int rows = auxiliary.Rows.Length, columns = auxiliary.Columns.Length;
        var (rowFactors, columnFactors, sums) = (new double[rows], new double[columns], new double[columns]);
        Array.Fill(rowFactors, 1);
        Array.Fill(columnFactors, 1);
        var test = new ConvergenceTest(options.Tolerance);
        for (var iteration = 1; iteration <= options.MostIterations; iteration++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            Array.Clear(sums);
            double rowChange = 0, columnChange = 0;
            for (var i = 0; i < rows; i++)
            {
                var row = seed.AsSpan(i * columns, columns);
                var factor = Factor(rowTotals[i], Sums.OfProducts(row, columnFactors));
                rowChange = Math.Max(rowChange, Change(rowFactors[i], factor));
                rowFactors[i] = factor;
                Sums.AddScaled(sums, row, factor);
            }

            for (var j = 0; j < columns; j++)
            {
                var factor = Factor(columnTotals[j], sums[j]);
                columnChange = Math.Max(columnChange, Change(columnFactors[j], factor));
                columnFactors[j] = factor;
            }

            if (!double.IsFinite(rowChange + columnChange))
            {
                return null;
            }

            if (test.IsOver(rowChange + columnChange) && Miss(seed, rowFactors, columnFactors, rowTotals) is var miss && miss <= options.Tolerance)
            {
                return new FittedMatrix(
                    Table(auxiliary, seed, rowFactors, columnFactors), [.. rowFactors], [.. columnFactors], iteration, miss);
            }
        }

        return null;
    }

    // A total that nothing adds up to, or a factor out of the range of a double, ends the run; what the totals reach tells why.
    private static double Factor(double? total, double sum) => total switch
    {
        null => 1,
        0 => 0,
        _ => sum > 0 ? total.Value / sum : double.NaN,
    };

    private static double Change(double before, double after) => before == after ? 0 : Math.Abs((after / before) - 1);

    private static double Miss(ImmutableArray<double> seed, double[] rowFactors, double[] columnFactors, IReadOnlyList<double?> rowTotals)
    {
        double miss = 0;
        for (var i = 0; i < rowFactors.Length; i++)
        {
            if (rowTotals[i] is > 0 and var total)
            {
                var sum = rowFactors[i] * Sums.OfProducts(seed.AsSpan(i * columnFactors.Length, columnFactors.Length), columnFactors);
                miss = Math.Max(miss, Math.Abs((sum / total) - 1));
            }
        }

        return miss;
    }

    private static LabelledMatrix Table(LabelledMatrix auxiliary, ImmutableArray<double> seed, double[] rowFactors, double[] columnFactors)
    {
        var values = new double[seed.Length];
        var columns = columnFactors.Length;
        for (var i = 0; i < rowFactors.Length; i++)
        {
            Sums.Products(values.AsSpan(i * columns, columns), seed.AsSpan(i * columns, columns), columnFactors, rowFactors[i]);
        }

        return new LabelledMatrix(auxiliary.Rows, auxiliary.Columns, ImmutableCollectionsMarshal.AsImmutableArray(values));
    }
}
