// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>Every block reference: the entry it names refers to the block, and the block is there.</summary>
internal static class ReferenceCheck
{
    private const string Table = "block_references";

    public static async Task RunAsync(IJournalRows rows, FindingLog log, CancellationToken cancellationToken)
    {
        await foreach (var row in rows.ReferencesAsync(cancellationToken).ConfigureAwait(false))
        {
            log.Read(Table);
            if (!row.HasBlock)
            {
                log.Add("blocks", row.Place, "a block is missing");
            }

            if (!row.IsRight)
            {
                var first = row.Digest is { } digest
                    ? await rows.FirstReferrerAsync(digest, cancellationToken).ConfigureAwait(false)
                    : null;
                log.Add(Table, first ?? row.Place, first is null
                    ? "a reference names a block that no entry refers to"
                    : "the reference to a block names an entry that does not refer to it");
            }
        }
    }
}
