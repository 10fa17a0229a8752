// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Whether any table of 0 or more with given structural zeros has given totals (Gale 1957): a largest flow from rows to columns (Edmonds and
/// Karp 1972) fills all totals, or its cut names rows whose totals are more than the columns they reach can hold, or the other way round.
/// </summary>
internal sealed class MarginReach
{
    private readonly LabelledMatrix _auxiliary;
    private readonly TransportFlow _flow;

    private MarginReach(LabelledMatrix auxiliary, TransportFlow flow) => (_auxiliary, _flow) = (auxiliary, flow);

    /// <exception cref="ReconciliationException">No table has these totals.</exception>
    public static MarginReach Of(
        LabelledMatrix auxiliary, IReadOnlyList<double?> rowTotals, IReadOnlyList<double?> columnTotals, double tolerance)
    {
        // Where both can be filled each by itself, both can be filled at once (Mendelsohn and Dulmage 1958).
        var byRows = new TransportFlow(auxiliary.Rows.Length, auxiliary.Columns.Length, (i, j) => auxiliary[i, j] > 0, rowTotals, columnTotals, tolerance);
        Check(byRows, auxiliary.Rows, auxiliary.Columns, "rows", "columns");
        var byColumns = new TransportFlow(auxiliary.Columns.Length, auxiliary.Rows.Length, (j, i) => auxiliary[i, j] > 0, columnTotals, rowTotals, tolerance);
        Check(byColumns, auxiliary.Columns, auxiliary.Rows, "columns", "rows");
        return new MarginReach(auxiliary, byRows);
    }

    /// <summary>The auxiliary values, 0 where no table with these totals can have anything else.</summary>
    public ImmutableArray<double> PossibleCells()
    {
        var possible = _auxiliary.Values.ToBuilder();
        if (_flow.IsBoundThroughout)
        {
            for (var j = 0; j < _auxiliary.Columns.Length; j++)
            {
                var rows = _flow.RowsBehind(j);
                for (var i = 0; i < rows.Length; i++)
                {
                    possible[(i * _auxiliary.Columns.Length) + j] *= rows[i] ? 1 : 0;
                }
            }
        }

        return possible.MoveToImmutable();
    }

    private static void Check(TransportFlow flow, ImmutableArray<string> senders, ImmutableArray<string> receivers, string kind, string others)
    {
        if (flow.Cut is not { } cut)
        {
            return;
        }

        var stuck = Margins.List(senders.Where((_, i) => cut.Senders[i]));
        var full = cut.Receivers.Contains(true) ? Margins.List(receivers.Where((_, j) => cut.Receivers[j])) : "none";
        throw Margins.Fault(
            ReconciliationError.MarginOutOfReach, stuck, $"The totals of {kind} {stuck} cannot be met: outside structural zeros they reach only {others} {full}, whose totals are less.");
    }
}
