// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>What uploads have staged is there. It is no state: no entry knows of it, and it is swept after an hour.</summary>
internal static class StagedCheck
{
    private const string Table = "staged_blocks";

    public static async Task RunAsync(IJournalRows rows, FindingLog log, CancellationToken cancellationToken)
    {
        await foreach (var row in rows.StagedAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!row.HasBlock)
            {
                log.Add(Table, "an upload has staged a block that is not there");
            }
        }
    }
}
