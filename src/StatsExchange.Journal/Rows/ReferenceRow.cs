// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>A row of block references as it stands.</summary>
/// <param name="Digest">Null where it is none.</param>
/// <param name="Place">The entry named; null where the text names no stream.</param>
/// <param name="HasBlock">Whether the block is there.</param>
/// <param name="IsRight">Whether the entry named is there and refers to the block.</param>
internal sealed record ReferenceRow(Hash? Digest, EntryPlace? Place, bool HasBlock, bool IsRight);
