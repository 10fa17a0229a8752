// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Integrity;
using StatsExchange.Hub.Keys;
using StatsExchange.Journal;
using StatsExchange.Journal.Integrity;
using StatsExchange.V1;

namespace StatsExchange.Hub.Administration;

/// <summary>Checks the whole journal beside its writers, once at a time: a check reads everything there is.</summary>
internal sealed class IntegrityDesk(IJournal journal, HubKeys keys)
{
    private int _underWay;

    /// <exception cref="RefusedException">Another check is under way, or the store cannot be read as of one moment.</exception>
    public async Task<CheckIntegrityResponse> CheckAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _underWay, 1) != 0)
        {
            throw new RefusedException(ErrorReason.TooBusy, "A check of the journal is under way; retry later.");
        }

        try
        {
            var store = journal as IJournalSnapshots
                ?? throw new RefusedException(ErrorReason.JournalUnavailable, "The store cannot be read as of one moment.");
            await using var snapshot = await store.SnapshotAsync(cancellationToken);
            return Answer(await IntegrityCheck.RunAsync(
                snapshot, new RecordedContents(keys.Evidence.Public), IntegrityCheck.DefaultFindings, progress: null, cancellationToken));
        }
        finally
        {
            Volatile.Write(ref _underWay, 0);
        }
    }

    private static CheckIntegrityResponse Answer(IntegrityReport report)
    {
        CheckIntegrityResponse answer = new()
        {
            Cursor = report.Heads.Cursor,
            Streams = report.Heads.Streams.Length,
            Entries = report.Entries,
            Commands = report.Commands,
            Blocks = report.Blocks,
            SavedStates = report.States,
            Problems = report.Problems,
        };
        answer.Findings.AddRange(report.Findings.Select(finding => new V1.IntegrityFinding
        {
            Table = finding.Table,
            Stream = finding.Stream?.ToString() ?? "",
            Seq = finding.Seq ?? 0,
            Problem = finding.Problem,
        }));
        return answer;
    }
}
