// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Validation.Earlier;

/// <summary>The rules of level 2 on the figures of one period. Only what is sent is judged: stored old rows never block new ones.</summary>
public static class EarlierCheck
{
    /// <summary>Adds what is found.</summary>
    public static void Run(SubmittedSlice sent, EarlierFigures earlier, FindingCollector findings)
    {
        HashSet<int> slips = [.. earlier.Slips.Where(found => found.Value.IsSlip).Select(found => found.Key)];
        if (earlier.Stored is { } stored)
        {
            new RevisionCheck(sent, stored, slips, findings).Run();
        }

        if (earlier.Before is [var last, ..])
        {
            new JumpCheck(sent, last, earlier.Slips, slips, findings).Run();
        }

        if (earlier.Before.Length == EarlierFigures.MostBefore)
        {
            HoleCheck.Run(sent, earlier, findings);
        }

        if (earlier.Other is { } other)
        {
            ReturnsCheck.Run(sent, other, findings);
        }
    }
}
