// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>A row of commands as it stands, with the first entry it wrote.</summary>
/// <param name="Stream">Null where the text names no stream.</param>
/// <param name="FirstSeq">As it stands.</param>
/// <param name="Command">Null where a column holds what cannot stand there.</param>
/// <param name="Checksum">Null where it is none.</param>
/// <param name="First">The entry at <paramref name="FirstSeq"/>; null where there is none.</param>
/// <param name="HasLast">Whether there is an entry at its last seq.</param>
internal sealed record CommandRow(
    StreamName? Stream, long FirstSeq, StoredCommand? Command, Hash? Checksum, EntryRow? First, bool HasLast);
