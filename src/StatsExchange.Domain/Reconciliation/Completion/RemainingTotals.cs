// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Brings fitted corridors to what reported totals leave for them: total − other − unknown − known members. A total binds only where every
/// corridor that is missing in it can be fitted.
/// </summary>
internal static class RemainingTotals
{
    private const double Rounding = 1e-13;

    /// <exception cref="ReconciliationException">Parts are more than their total, or leave something with no corridor to put it in.</exception>
    public static double?[] Fit(RegionTable table, double?[] expected, ImmutableArray<ReporterTotal> totals, FittingOptions options)
    {
        if (totals.IsEmpty)
        {
            return expected;
        }

        LabelledMatrix fitted = new(table.Members, table.Members, expected.Select((value, cell) => IsMissing(cell) ? value ?? 0 : 0));
        double?[] left = [.. table.Indices().Select(i => Remaining(i, ReportSide.Emigration))];
        double?[] arrived = [.. table.Indices().Select(j => Remaining(j, ReportSide.Immigration))];
        var brought = ProportionalFitting.Fit(fitted, left, arrived, options).Table.Values;
        return [.. expected.Select((value, cell) => value is not null && IsMissing(cell) ? brought[cell] : value)];

        bool IsMissing(int cell) => table[cell / table.Count, cell % table.Count] is null;

        double? Remaining(int member, ReportSide side)
        {
            if (totals.FirstOrDefault(t => t.Country == table.Members[member] && t.Side == side) is not { } total)
            {
                return null;
            }

            int[] cells = [.. table.Indices().Where(k => k != member).Select(k => side == ReportSide.Emigration ? (member * table.Count) + k : (k * table.Count) + member)];
            if (cells.Any(c => IsMissing(c) && expected[c] is null))
            {
                return null;
            }

            var parts = total.Other + total.Unknown + cells.Sum(c => table[c / table.Count, c % table.Count] ?? 0);
            var isFull = !cells.Any(IsMissing);

            // A little that is left is much where little is missing, however close the parts are to their total: the tolerance is for parts that are too much.
            if (Margins.Agree(parts, total.Total, isFull || parts > total.Total ? options.Tolerance : Rounding))
            {
                return 0;
            }

            var name = $"{total.Country} {(side == ReportSide.Emigration ? "departures" : "arrivals")}";
            if (parts > total.Total)
            {
                throw Margins.Fault(
                    ReconciliationError.MarginsDisagree, name, $"The parts of {name} that are known, members, other and unknown, are more than their total.");
            }

            return !isFull ? total.Total - parts : throw Margins.Fault(
                ReconciliationError.MarginsDisagree, name, $"All parts of {name} are known, members, other and unknown, and are less than their total.");
        }
    }
}
