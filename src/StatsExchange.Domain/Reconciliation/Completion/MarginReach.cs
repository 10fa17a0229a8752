// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Whether any table of 0 or more with given structural zeros has given totals, each to the tolerance relative to itself: such a table, or the rows
/// whose totals are more than the columns they reach can hold, or the other way round (Gale 1957).
/// </summary>
internal static class MarginReach
{
    // Sums of doubles are no more exact than that, whatever is asked for.
    private const double Rounding = 1e-12;

    // A remainder of roundings, not a figure: less than any digit of the sums of its row and column.
    private const double Remainder = 1e-14;

    /// <exception cref="ReconciliationException">No table has these totals.</exception>
    public static Witness Of(
        LabelledMatrix auxiliary, IReadOnlyList<double?> rowTotals, IReadOnlyList<double?> columnTotals, double tolerance)
    {
        double?[] totals = [.. rowTotals, .. columnTotals];
        var flow = new MarginFlow(auxiliary);

        // First as asked for; then what totals that disagree a little leave over is shared within the tolerance.
        Bind(flow, totals, 0);
        for (var node = 0; node < totals.Length; node++)
        {
            flow.Fill(node);
        }

        Bind(flow, totals, Math.Max(tolerance, Rounding));
        for (var node = 0; node < totals.Length; node++)
        {
            if (flow.Fill(node) is { } reached)
            {
                throw Fault(auxiliary, reached, node < rowTotals.Count);
            }
        }

        return new Witness(auxiliary, Clean(flow.Cells.ToArray(), totals, rowTotals.Count), [.. rowTotals.Select(t => t is null)], [.. columnTotals.Select(t => t is null)]);
    }

    private static void Bind(MarginFlow flow, double?[] totals, double tolerance)
    {
        for (var node = 0; node < totals.Length; node++)
        {
            flow.Bind(node, (totals[node] ?? 0) * (1 - tolerance), totals[node] is { } total ? total * (1 + tolerance) : double.PositiveInfinity);
        }
    }

    private static double[] Clean(double[] cells, double?[] totals, int rows)
    {
        var columns = totals.Length - rows;
        return [.. cells.Select((value, cell) => value > Remainder * Math.Min(totals[cell / columns] ?? 0, totals[rows + (cell % columns)] ?? 0) ? value : 0)];
    }

    private static ReconciliationException Fault(LabelledMatrix auxiliary, bool[] reached, bool areRowsShort)
    {
        string[] rows = [.. auxiliary.Rows.Where((_, i) => reached[i])], columns = [.. auxiliary.Columns.Where((_, j) => reached[auxiliary.Rows.Length + j])];
        var (kind, stuck, others, full) = areRowsShort ? ("rows", rows, "columns", columns) : ("columns", columns, "rows", rows);
        var names = Margins.List(stuck);
        return Margins.Fault(
            ReconciliationError.MarginOutOfReach, names, $"The totals of {kind} {names} cannot be met: outside structural zeros they reach only {others} {(full.Length > 0 ? Margins.List(full) : "none")}, whose totals are less.");
    }
}
