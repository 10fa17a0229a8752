// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Journal;

/// <summary>Where all streams end, all of one moment.</summary>
/// <param name="Cursor">
/// The moment: the <see cref="TailedEntry.Cursor"/> of the last entry that counts, 0 for an empty journal. Less than was asked for where
/// the journal ends before that.
/// </param>
/// <param name="Streams">The heads of the streams that have entries, by name in ordinal order.</param>
public sealed record JournalHeads(long Cursor, ImmutableArray<KeyValuePair<StreamName, StreamHead>> Streams);
