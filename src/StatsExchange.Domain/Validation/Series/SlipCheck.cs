// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Validation.Cells;

namespace StatsExchange.Domain.Validation.Series;

/// <summary>Looks for slips of the unit between the periods of one submission.</summary>
internal static class SlipCheck
{
    public static void Run(IReadOnlyList<SubmittedSlice> slices, FindingCollector findings)
    {
        var byPeriod = slices.ToDictionary(slice => slice.Observations.Period, StringComparer.Ordinal);
        foreach (var sent in slices)
        {
            if (PeriodSteps.Before(sent.Observations.Period, byPeriod.Keys, 1).FirstOrDefault() is { } previous)
            {
                findings.Applies(CellRules.UnitSlip);
                Run(byPeriod[previous].Observations, sent, findings);
            }
        }
    }

    private static void Run(Slice before, SubmittedSlice sent, FindingCollector findings)
    {
        var now = sent.Observations;
        SeriesWalk.ForEachPair(before, SeriesRows.Of(before), now, SeriesRows.Of(now), (earlier, later) =>
        {
            if (UnitSlip.IsLikely(before.Values[earlier], now.Values[later]) && !findings.Keeps(CellRules.UnitSlip))
            {
                findings.Count(CellRules.UnitSlip);
            }
            else if (UnitSlip.IsLikely(before.Values[earlier], now.Values[later]))
            {
                findings.Add(
                    CellRules.UnitSlip, sent.Lines[later], ValueRules.ValueColumn, now.Columns[Structures.StructurePositions.PartnerPosition(now.Structure)][later],
                    ValueText.Of(now.Values[later]), $"a figure of the size of {ValueText.Of(before.Values[earlier])} in {before.Period}");
            }
        });
    }
}
