// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation.Cells;

namespace StatsExchange.Domain.Validation.Series;

/// <summary>Reports slips of the unit between the periods of one submission.</summary>
internal static class SlipCheck
{
    public static void Run(IReadOnlyList<SubmittedSlice> slices, FindingCollector findings)
    {
        if (slices.Count < 2)
        {
            return;
        }

        findings.Applies(CellRules.UnitSlip);
        var slips = SeriesSlips.Of(slices);
        foreach (var sent in slices)
        {
            foreach (var (row, slip) in slips.In(sent.Observations.Period).Where(found => found.Value.IsSlip).OrderBy(found => found.Key))
            {
                Report(sent, row, slip, findings);
            }
        }
    }

    private static void Report(SubmittedSlice sent, int row, Slip slip, FindingCollector findings)
    {
        if (!findings.Keeps(CellRules.UnitSlip))
        {
            findings.Count(CellRules.UnitSlip);
            return;
        }

        var now = sent.Observations;
        findings.Add(
            CellRules.UnitSlip, sent.Lines[row], ValueRules.ValueColumn, now.Columns[now.Structure.PartnerPosition()][row], ValueText.Of(now.Values[row]),
            $"a figure of the size of {ValueText.Of(slip.Level)} in {slip.LevelPeriod}");
    }
}
