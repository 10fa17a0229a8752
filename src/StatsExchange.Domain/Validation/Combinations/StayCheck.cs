// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Validation.Sums;

namespace StatsExchange.Domain.Validation.Combinations;

/// <summary>Holds figures of one key under several least stays against one another.</summary>
internal static class StayCheck
{
    private const string LeastStay = "MIN_STAY";
    private const int NotMonths = -1;

    public static void Run(SubmittedSlice sent, FindingCollector findings)
    {
        var slice = sent.Observations;
        var position = slice.Structure.SlicePositionOf(LeastStay);
        if (position < 0)
        {
            return;
        }

        int[] months = [.. slice.Columns[position].Codes.Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : NotMonths)];
        if (months.Count(number => number != NotMonths) > 1)
        {
            findings.Applies(DurationRules.ShorterBelowLonger);
            CellGroups.Of(slice, position).ForEach(rows => Check(sent, slice.Columns[position], months, rows, findings));
        }
    }

    private static void Check(SubmittedSlice sent, CodeColumn stays, int[] months, ReadOnlySpan<int> rows, FindingCollector findings)
    {
        var slice = sent.Observations;
        var longest = rows.ToArray().Where(row => months[stays.Indices[row]] != NotMonths && !double.IsNaN(slice.Values[row])).OrderByDescending(row => months[stays.Indices[row]]);
        var most = -1;
        foreach (var row in longest)
        {
            if (most >= 0 && slice.Values[row] < slice.Values[most])
            {
                Report(sent, stays, row, most, findings);
            }
            else
            {
                most = row;
            }
        }
    }

    private static void Report(SubmittedSlice sent, CodeColumn stays, int row, int most, FindingCollector findings)
    {
        if (!findings.Keeps(DurationRules.ShorterBelowLonger))
        {
            findings.Count(DurationRules.ShorterBelowLonger);
            return;
        }

        var values = sent.Observations.Values;
        findings.Add(
            DurationRules.ShorterBelowLonger, sent.Lines[row], LeastStay, stays[row], ValueText.Of(values[row]),
            string.Create(CultureInfo.InvariantCulture, $"at least {ValueText.Of(values[most])}, the figure with {LeastStay} {stays[most]} in line {findings.Where(sent.Lines[most])}"));
    }
}
