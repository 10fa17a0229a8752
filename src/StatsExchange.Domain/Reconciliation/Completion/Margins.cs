// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>What totals must be before anything is fitted to them. Rows and columns are checked alike.</summary>
internal static class Margins
{
    private const int MostNames = 8;

    public static void Check(ImmutableArray<string> names, IReadOnlyList<double?> totals, string kind)
    {
        if (totals.Count != names.Length)
        {
            throw new ArgumentException($"Expected one total, known or not, per {kind}.");
        }

        for (var i = 0; i < totals.Count; i++)
        {
            if (totals[i] is { } total && (!double.IsFinite(total) || total < 0))
            {
                throw new ArgumentException($"The total of {kind} {names[i]} is negative or not finite.");
            }
        }
    }

    /// <summary>Where all totals are known, rows and columns add up to the same.</summary>
    public static void CheckSums(IReadOnlyList<double?> rowTotals, IReadOnlyList<double?> columnTotals, double tolerance)
    {
        if (rowTotals.All(t => t is not null) && columnTotals.All(t => t is not null)
            && !Agree(rowTotals.Sum(t => t!.Value), columnTotals.Sum(t => t!.Value), tolerance))
        {
            throw Fault(
                ReconciliationError.MarginsDisagree, "rows, columns", "The totals of all rows and the totals of all columns do not add up to the same sum.");
        }
    }

    public static bool Agree(double one, double other, double tolerance) => Math.Abs(one - other) <= tolerance * Math.Max(one, other);

    /// <summary>Some names, and how many more there are.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return string.Join(", ", all.Take(MostNames)) + (all.Length > MostNames ? $" and {all.Length - MostNames} more" : string.Empty);
    }

    public static ReconciliationException Fault(ReconciliationError error, string subject, string message) => new(error, subject, message);
}
