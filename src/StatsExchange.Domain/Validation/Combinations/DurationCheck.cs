// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Combinations;

/// <summary>Holds durations, of residence, abroad or since the return, against ages.</summary>
internal static class DurationCheck
{
    private static readonly string[] Durations = ["RESIDENCE_DURATION", "DURATION_ABROAD", "TIME_SINCE_RETURN"];

    public static void Run(SubmittedSlice sent, FindingCollector findings)
    {
        var slice = sent.Observations;
        var age = slice.Structure.SlicePositionOf("AGE");
        foreach (var duration in Durations)
        {
            var position = slice.Structure.SlicePositionOf(duration);
            if (age >= 0 && position >= 0)
            {
                findings.Applies(DurationRules.LongerThanLife);
                Run(sent, slice.Columns[age], slice.Columns[position], duration, findings);
            }
        }
    }

    private static void Run(SubmittedSlice sent, CodeColumn ages, CodeColumn durations, string dimension, FindingCollector findings)
    {
        int[] oldest = [.. ages.Codes.Select(code => YearRange.TryParse(code, out var range) ? range.Until : YearRange.Open)];
        int[] shortest = [.. durations.Codes.Select(code => YearRange.TryParse(code, out var range) ? range.From : 0)];
        if (oldest.Min() > shortest.Max())
        {
            return;
        }

        var slice = sent.Observations;
        for (var row = 0; row < slice.Count; row++)
        {
            if (slice.Values[row] > 0 && oldest[ages.Indices[row]] <= shortest[durations.Indices[row]])
            {
                findings.Add(
                    DurationRules.LongerThanLife, sent.Lines[row], dimension, durations[row], ValueText.Of(slice.Values[row]),
                    $"nobody of AGE {ages[row]} with {dimension} {durations[row]}");
            }
        }
    }
}
