// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Journal.Tests.Integrity;

/// <summary>A table whose values are edited, with every column that stands in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">The columns that name a row.</param>
/// <param name="Columns">All columns.</param>
internal sealed record EditedTable(string Name, ImmutableArray<string> Key, ImmutableDictionary<string, ColumnKind> Columns)
{
    /// <summary>
    /// What belongs to streams. Left out, since no entry is concerned: schema_migrations (its number, name and checksum are found, by
    /// table; nothing rests on the time a script was applied at) and staged_blocks (not state: a digest without a block is found, by
    /// table; upload and time only say when what was staged is swept, after which an append that needs it is refused).
    /// </summary>
    public static readonly ImmutableArray<EditedTable> OfStreams =
    [
        new("entries", ["stream", "seq"], Of("stream kind actor", "seq position time", "body blocks previous_hash hash")),
        new("commands", ["stream", "first_seq"], Of("stream actor request_id", "first_seq last_seq", "content receipt checksum")),
        new("blocks", ["digest"], Of("", "", "digest bytes")),
        new("block_references", ["digest"], Of("stream", "seq", "digest")),
        new("saved_states", ["stream"], Of("stream", "seq format", "hash body checksum")),
    ];

    private static ImmutableDictionary<string, ColumnKind> Of(string texts, string numbers, string bytes) =>
        Named(texts, ColumnKind.Text).Concat(Named(numbers, ColumnKind.Number)).Concat(Named(bytes, ColumnKind.Bytes))
            .ToImmutableDictionary();

    private static IEnumerable<KeyValuePair<string, ColumnKind>> Named(string names, ColumnKind kind) =>
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => KeyValuePair.Create(name, kind));
}
