// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Submissions;

/// <summary>
/// The report that is kept with a receipt for retries: without figures of partners. An agreement that let them be told may have ended, or
/// the partner may have withheld them, by the time of a retry.
/// </summary>
internal static class KeptReport
{
    private const int MirrorLevel = 3;

    // Part of answers that are the same for ever: a retry is told these words whatever the catalogue says by then.
    private const string Expected = "nearer to the mirror figure, which was told once: compare the corridor to see it";

    public static ValidationReport Of(ValidationReport report)
    {
        var kept = report.Clone();
        foreach (var finding in kept.Findings.Where(finding => finding.Level == MirrorLevel))
        {
            finding.Expected = Expected;
        }

        return kept;
    }

    /// <summary>What a retry is told; answers kept by earlier versions still hold partners' figures.</summary>
    public static SubmitResponse Retold(SubmitResponse answer)
    {
        if (answer.Report is { } report)
        {
            answer.Report = Of(report);
        }

        return answer;
    }

    /// <summary>What the sender is told at first: all that was found, if it is of this report that the answer was made.</summary>
    public static SubmitResponse ToldFirst(SubmitResponse answer, ValidationReport found)
    {
        if (Of(found).Equals(answer.Report))
        {
            answer.Report = found;
        }

        return answer;
    }
}
