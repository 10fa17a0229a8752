// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Validation.Combinations;

/// <summary>Finds rows with a combination of codes. Codes are looked at once for each dictionary, rows only where all of a combination's are in use.</summary>
internal static class CombinationCheck
{
    public static void Run(SubmittedSlice sent, FindingCollector findings)
    {
        var slice = sent.Observations;
        foreach (var combination in Combination.All)
        {
            if ((combination.Structure ?? slice.Structure.Id) == slice.Structure.Id
                && combination.Conditions.All(condition => slice.Structure.SlicePositionOf(condition.Dimension) >= 0))
            {
                findings.Applies(combination.Rule);
                Run(combination, sent, findings);
            }
        }
    }

    private static void Run(Combination combination, SubmittedSlice sent, FindingCollector findings)
    {
        var slice = sent.Observations;
        List<(CodeColumn Column, bool[] Holds)> varying = [];
        foreach (var condition in combination.Conditions)
        {
            var column = slice.Columns[slice.Structure.SlicePositionOf(condition.Dimension)];
            bool[] holds = [.. column.Codes.Select(code => condition.Holds(code, slice.Owner))];
            if (!holds.Contains(true))
            {
                return;
            }

            if (holds.Contains(false))
            {
                varying.Add((column, holds));
            }
        }

        for (var row = 0; row < slice.Count; row++)
        {
            if (slice.Values[row] > 0 && varying.TrueForAll(entry => entry.Holds[entry.Column.Indices[row]]))
            {
                Report(combination, sent, row, findings);
            }
        }
    }

    private static void Report(Combination combination, SubmittedSlice sent, int row, FindingCollector findings)
    {
        if (!findings.Keeps(combination.Rule))
        {
            findings.Count(combination.Rule);
            return;
        }

        var slice = sent.Observations;
        var codes = combination.Conditions.Select(condition => $"{condition.Dimension} {slice.Columns[slice.Structure.SlicePositionOf(condition.Dimension)][row]}");
        findings.Add(
            combination.Rule, sent.Lines[row], combination.Column, slice.Columns[slice.Structure.SlicePositionOf(combination.Column)][row],
            ValueText.Of(slice.Values[row]), $"nobody with {string.Join(", ", codes)}: {combination.Rule.Expects}");
    }
}
