// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Data.Common;
using System.Text;

namespace StatsExchange.Journal.Stores;

/// <summary>Rows as values. A column that cannot be a value at all was changed in the store, and is reported as such.</summary>
internal static class StoredRows
{
    public const string EntryColumns = "stream, seq, kind, actor, time, body, blocks, previous_hash, hash";
    public const string HeadColumns = "seq, time, hash";
    public const string CommandColumns = "actor, request_id, content, first_seq, last_seq, receipt, checksum";

    private const string Unreadable = "a column holds what cannot stand there";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Entry ReadEntry(DbDataReader row)
    {
        try
        {
            return EntryAt(row, 0);
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            throw StreamName.TryParse(row.GetString(0), out var stream)
                ? new JournalCorruptException(stream, row.GetInt64(1), Unreadable)
                : new JournalCorruptException("an entry belongs to no stream", error);
        }
    }

    /// <summary>An entry whose columns begin at <paramref name="first"/>; throws whatever an unreadable column makes it throw.</summary>
    public static Entry EntryAt(DbDataReader row, int first) => new(
        StreamName.Parse(row.Text(first)),
        row.GetInt64(first + 1),
        row.Text(first + 2),
        row.Text(first + 3),
        Microseconds.ToTime(row.GetInt64(first + 4)),
        row.GetFieldValue<byte[]>(first + 5),
        row.Hashes(first + 6),
        row.Hash(first + 7),
        row.Hash(first + 8));

    public static StreamHead ReadHead(StreamName stream, DbDataReader row, int first = 0)
    {
        try
        {
            return new StreamHead(row.GetInt64(first), Microseconds.ToTime(row.GetInt64(first + 1)), row.Hash(first + 2));
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            throw new JournalCorruptException(stream, row.GetInt64(first), Unreadable);
        }
    }

    public static StoredCommand ReadCommand(StreamName stream, DbDataReader row, int first = 0)
    {
        try
        {
            StoredCommand command = new(
                row.Text(first),
                row.Text(first + 1),
                row.Hash(first + 2),
                row.GetInt64(first + 3),
                row.GetInt64(first + 4),
                row.GetFieldValue<byte[]>(first + 5));
            return command.ComputeChecksum(stream) == row.Hash(first + 6)
                ? command
                : throw new JournalCorruptException(stream, command.FirstSeq, "its command or receipt was changed");
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            throw new JournalCorruptException(stream, row.GetInt64(first + 3), Unreadable);
        }
    }

    public static SavedState ReadState(StreamName stream, DbDataReader row)
    {
        try
        {
            SavedState state = new(row.GetInt64(0), row.Hash(1), row.GetInt32(2), row.GetFieldValue<byte[]>(3));
            return state.ComputeChecksum(stream) == row.Hash(4)
                ? state
                : throw new JournalCorruptException(stream, state.Seq, "the saved state was changed");
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            throw new JournalCorruptException(stream, row.GetInt64(0), Unreadable);
        }
    }

    public static Hash Hash(this DbDataReader row, int column) => Journal.Hash.FromBytes(row.GetFieldValue<byte[]>(column));

    // As text, SQLite hands out only what comes before a NUL, and would hide what was added after it.
    public static string Text(this DbDataReader row, int column) => Utf8.GetString(row.GetFieldValue<byte[]>(column));

    private static ImmutableArray<Hash> Hashes(this DbDataReader row, int column)
    {
        var bytes = row.GetFieldValue<byte[]>(column);
        var hashes = ImmutableArray.CreateBuilder<Hash>(bytes.Length / Journal.Hash.Length);
        for (ReadOnlySpan<byte> rest = bytes; rest.Length > 0; rest = rest[Journal.Hash.Length..])
        {
            hashes.Add(Journal.Hash.FromBytes(rest[..Math.Min(rest.Length, Journal.Hash.Length)]));
        }

        return hashes.MoveToImmutable();
    }

    public static bool IsUnreadable(Exception error) =>
        error is ArgumentException or FormatException or OverflowException or InvalidCastException or InvalidOperationException;
}
