// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>A row of entries as it stands.</summary>
/// <param name="Stream">Null where the text names no stream.</param>
/// <param name="Seq">As it stands.</param>
/// <param name="Position">As it stands.</param>
/// <param name="PreviousHash">Null where it is none.</param>
/// <param name="Entry">Null where a column holds what cannot stand there.</param>
internal sealed record EntryRow(StreamName? Stream, long Seq, long Position, Hash? PreviousHash, Entry? Entry)
{
    public EntryPlace? Place => Stream is { } stream ? new EntryPlace(stream, Seq) : null;
}
