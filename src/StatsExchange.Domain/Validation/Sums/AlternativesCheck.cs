// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>
/// Looks for a way of counting whose figure is the sum of those of the others. Two others that do so by chance are likely where figures are
/// small, so only figures of <see cref="LeastSum"/> and more count.
/// </summary>
internal static class AlternativesCheck
{
    private const double LeastSum = 100;

    public static void Run(SubmittedSlice sent, FindingCollector findings)
    {
        var slice = sent.Observations;
        for (var position = 0; position < slice.Columns.Length; position++)
        {
            if (slice.Structure.SliceDimensions[position].Role == DimensionRole.Alternative && slice.Columns[position].Codes.Length > 2)
            {
                findings.Applies(SumRules.AlternativesSummed);
                var at = position;
                CellGroups.Of(slice, position).ForEach(rows => Check(sent, at, rows, findings));
            }
        }
    }

    private static void Check(SubmittedSlice sent, int position, ReadOnlySpan<int> rows, FindingCollector findings)
    {
        var slice = sent.Observations;
        var (largest, sum, counted) = (rows[0], 0.0, 0);
        foreach (var row in rows)
        {
            var value = slice.Values[row];
            if (value > 0)
            {
                sum += value;
                counted++;
                largest = value > slice.Values[largest] || double.IsNaN(slice.Values[largest]) ? row : largest;
            }
        }

        var most = slice.Values[largest];
        if (counted > 2 && most >= LeastSum && sum - most == most)
        {
            var codes = slice.Columns[position];
            findings.Add(
                SumRules.AlternativesSummed, sent.Lines[largest], slice.Structure.SliceDimensions[position].Id, codes[largest], ValueText.Of(most),
                "a figure counted in one way, not the sum of " + string.Join(" + ", Others(rows, largest).Select(row => codes[row])));
        }
    }

    private static List<int> Others(ReadOnlySpan<int> rows, int largest)
    {
        List<int> others = [];
        foreach (var row in rows)
        {
            if (row != largest)
            {
                others.Add(row);
            }
        }

        return others;
    }
}
