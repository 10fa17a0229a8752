// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>
/// Where a row stood before its stream or seq was changed: with these put back its checksum is right again. So a changed row is named
/// by the stream it was taken from.
/// </summary>
internal sealed class OriginalPlaces(IJournalRows rows, SortedDictionary<StreamName, StreamHead> streams)
{
    private const int LongestCommand = 1024;

    /// <returns>The place it stood at; that where it stands if no other is found; null if that is none.</returns>
    public EntryPlace? Of(CommandRow row)
    {
        if (row is { Command: { } command, Checksum: { } checksum })
        {
            foreach (var stream in streams.Keys)
            {
                if (command.ComputeChecksum(stream) == checksum)
                {
                    return new EntryPlace(stream, row.FirstSeq);
                }
            }

            for (var seq = command.LastSeq; row.Stream is { } own && seq > 0 && seq > command.LastSeq - LongestCommand; seq--)
            {
                if ((command with { FirstSeq = seq }).ComputeChecksum(own) == checksum)
                {
                    return new EntryPlace(own, seq);
                }
            }
        }

        return row.Stream is { } stands ? new EntryPlace(stands, row.FirstSeq) : null;
    }

    /// <returns>The place it rested on; that it names now if no other is found; null if that is none.</returns>
    public async Task<EntryPlace?> OfAsync(StateRow row, CancellationToken cancellationToken)
    {
        if (row is { State: { } state, Checksum: { } checksum })
        {
            foreach (var stream in streams.Keys)
            {
                if (state.ComputeChecksum(stream) == checksum)
                {
                    return new EntryPlace(stream, row.Seq);
                }
            }

            if (await rows.EntryOfHashAsync(state.Hash, cancellationToken).ConfigureAwait(false) is { } place
                && (state with { Seq = place.Seq }).ComputeChecksum(place.Stream) == checksum)
            {
                return place;
            }
        }

        return row.Stream is { } stands ? new EntryPlace(stands, row.Seq) : null;
    }
}
