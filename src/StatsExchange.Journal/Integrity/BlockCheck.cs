// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>Every block against its digest; each is referred to by an entry or staged by an upload.</summary>
internal static class BlockCheck
{
    private const string Table = "blocks";

    public static async Task RunAsync(IJournalRows rows, FindingLog log, CancellationToken cancellationToken)
    {
        await foreach (var row in rows.BlocksAsync(cancellationToken).ConfigureAwait(false))
        {
            log.Read(Table);
            var computed = Hash.Of(row.Bytes.Span);
            if (row.Digest != computed)
            {
                var place = await PlaceAsync(rows, row.Digest, computed, cancellationToken).ConfigureAwait(false);
                log.Add(Table, place, place is null
                    ? "a block that no entry refers to has other content than its digest says"
                    : "a block it refers to has other content than its digest says");
            }
            else if (!row.IsReferred && !row.IsStaged)
            {
                log.Add(Table, "no entry refers to a block that no upload has staged");
            }
        }
    }

    // Either the bytes were changed or the digest was.
    private static async Task<EntryPlace?> PlaceAsync(IJournalRows rows, Hash? digest, Hash computed, CancellationToken cancellationToken)
    {
        Hash[] candidates = digest is { } given ? [given, computed] : [computed];
        var references = await rows.FindReferencesAsync(candidates, cancellationToken).ConfigureAwait(false);
        return candidates.Select(candidate => references.GetValueOrDefault(candidate).Place).FirstOrDefault(place => place is not null);
    }
}
