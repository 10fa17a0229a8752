// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Validation.Cells;
using StatsExchange.Domain.Validation.Combinations;
using StatsExchange.Domain.Validation.Series;
using StatsExchange.Domain.Validation.Sums;

namespace StatsExchange.Domain.Validation;

/// <summary>The rules of level 1 that look at readable observations, beyond their codes: cells, combinations and sums.</summary>
internal static class InsideCheck
{
    public static void Run(IReadOnlyList<SubmittedSlice> slices, FindingCollector findings, DateOnly? today)
    {
        foreach (var slice in slices)
        {
            new CellCheck(slice, findings).Run(today);
            new StatusCheck(slice, findings).Run();
            CombinationCheck.Run(slice, findings);
            DurationCheck.Run(slice, findings);
            StayCheck.Run(slice, findings);
            SumCheck.Run(slice, findings);
            AlternativesCheck.Run(slice, findings);
        }

        SlipCheck.Run(slices, findings);
    }
}
