// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Checkpoints;
using StatsExchange.Grains.Integrity;
using StatsExchange.Journal.Integrity;

namespace StatsExchange.Hub.Maintenance;

/// <summary>What was found in a journal.</summary>
/// <param name="Report">By itself.</param>
/// <param name="Contents">What looked inside bodies and receipts.</param>
/// <param name="Held">Against evidence held elsewhere; null where there is none, or the journal is not whole.</param>
internal sealed record CheckResult(IntegrityReport Report, RecordedContents Contents, HeldComparison? Held = null)
{
    public bool IsGood => Report.IsWhole && (Held is null || Held.Standing == HistoryStanding.GoesOn);

    /// <summary>Checks a journal, and where it is whole compares it with what is held.</summary>
    public static async Task<CheckResult> OfAsync(
        JournalSnapshot snapshot, RecordedContents contents, HeldEvidence held, Reporter reporter, CancellationToken cancellationToken)
    {
        held.Require(contents);
        var report = await IntegrityCheck.RunAsync(snapshot, contents, IntegrityCheck.DefaultFindings, reporter, cancellationToken);
        return new CheckResult(report, contents, report.IsWhole ? await held.CompareAsync(snapshot, contents, cancellationToken) : null);
    }
}
