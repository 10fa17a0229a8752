// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>A row of saved states as it stands.</summary>
/// <param name="Stream">Null where the text names no stream.</param>
/// <param name="Seq">As it stands.</param>
/// <param name="State">Null where a column holds what cannot stand there.</param>
/// <param name="Checksum">Null where it is none.</param>
/// <param name="EntryHash">Hash of the entry it rests on, as it stands; null where there is none.</param>
internal sealed record StateRow(StreamName? Stream, long Seq, SavedState? State, Hash? Checksum, Hash? EntryHash);
