// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>
/// Positions are dense from 1 over all streams, and entries of a stream stand in order. Where one was moved, a hole is left and it stands
/// out of the range.
/// </summary>
internal static class PositionCheck
{
    private const string Table = "entries";

    public static async Task RunAsync(IJournalRows rows, FindingLog log, long count, CancellationToken cancellationToken)
    {
        Dictionary<StreamName, long> seqs = [];
        var isWhole = log.Problems == 0;
        var next = 1L;
        await foreach (var row in rows.PositionsAsync(cancellationToken).ConfigureAwait(false))
        {
            log.Read(Table);
            EntryPlace? place = row.Stream is { } stream ? new EntryPlace(stream, row.Seq) : null;
            if (row.Position < 1 || row.Position > count)
            {
                log.Add(Table, place, FormattableString.Invariant($"its position is outside the {count} there are"));
                continue;
            }

            if (row.Position > next)
            {
                log.Add(Table, FormattableString.Invariant($"no entry has the position {next}"));
            }

            next = row.Position + 1;
            if (place is { } at)
            {
                // Where seqs are wrong, all that follows would be named.
                if (isWhole && at.Seq <= seqs.GetValueOrDefault(at.Stream))
                {
                    log.Add(Table, place, "its position is after that of a later entry");
                }

                seqs[at.Stream] = at.Seq;
            }
        }
    }
}
