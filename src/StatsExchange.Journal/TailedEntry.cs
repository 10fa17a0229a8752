// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>An entry as it comes out of the tail of all streams.</summary>
/// <param name="Cursor">Where to go on after it: a later <see cref="IJournal.TailAsync"/> takes it. Dense from 1 in the order of commits, so that the heads as of a cursor can be told at any later time.</param>
/// <param name="Entry">The entry.</param>
public sealed record TailedEntry(long Cursor, Entry Entry);
