// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>The entry that a block reference names.</summary>
/// <param name="Place">Null where the text names no stream.</param>
/// <param name="Position">Its position; null where there is no such entry.</param>
internal readonly record struct ReferredPlace(EntryPlace? Place, long? Position);
