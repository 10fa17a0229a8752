// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>Every saved state against its checksum and the entry it rests on.</summary>
internal sealed class StateCheck(IJournalRows rows, FindingLog log, OriginalPlaces places)
{
    private const string Table = "saved_states";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in rows.StatesAsync(cancellationToken).ConfigureAwait(false))
        {
            log.Read(Table);
            if (row.Stream is not { } stream || row.State is not { } state || state.ComputeChecksum(stream) != row.Checksum)
            {
                log.Add(Table, await places.OfAsync(row, cancellationToken).ConfigureAwait(false), "the saved state was changed");
            }
            else if (row.EntryHash != state.Hash)
            {
                log.Add(Table, new EntryPlace(stream, row.Seq), "the saved state rests on another entry");
            }
        }
    }
}
