// SPDX-License-Identifier: Apache-2.0
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

        var run = new FittingRun(auxiliary.Values, rowTotals.Select(Exact), columnTotals.Select(Exact), options);

        if (run.Alternate())
        {
            return run.Result(auxiliary);
        }

        // Totals that hold only if some cells become 0 are met in the limit only, ever more slowly, unless these cells are taken out. A table with
        // totals that disagree a little uses most of the tolerance; what is fitted to it may miss it by the rest.
        var close = options with { Tolerance = Math.Max(options.Tolerance / 8, FittingOptions.LeastTolerance) };
        return Fit(auxiliary, MarginReach.Of(auxiliary, rowTotals, columnTotals, options.Tolerance * 7 / 8), close);
    }

    /// <summary>Fits a table to the totals of another, which therefore can be met.</summary>
    internal static FittedMatrix Fit(LabelledMatrix auxiliary, Witness witness, FittingOptions options)
    {
        var run = new FittingRun(witness.PossibleCells(), witness.RowTotals, witness.ColumnTotals, options);
        return run.Alternate() || run.TakeSteps()
            ? run.Result(auxiliary)
            : throw Margins.Fault(
                ReconciliationError.NotConverged, "margins", $"The table was not fitted to the tolerance asked for in {options.MostIterations} iterations.");
    }

    private static Extended? Exact(double? total) => total;
}
