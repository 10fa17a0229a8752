// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Stores;

/// <summary>Rows as they stand: what cannot be a value is told by a null, and nothing is verified.</summary>
internal static class RawRows
{
    public static EntryRow Entry(DbDataReader row) => Entry(row, 0);

    public static PositionRow Position(DbDataReader row) => new(row.GetInt64(0), StreamOf(row, 1), row.GetInt64(2));

    public static CommandRow Command(DbDataReader row) => new(
        StreamOf(row, 0),
        row.GetInt64(4),
        Try(() => new StoredCommand(
            row.Text(1), row.Text(2), row.Hash(3), row.GetInt64(4), row.GetInt64(5), row.GetFieldValue<byte[]>(6))),
        HashOf(row, 7),
        row.IsDBNull(9) ? null : Entry(row, 9),
        row.GetInt64(8) != 0);

    public static BlockRow Block(DbDataReader row) =>
        new(HashOf(row, 0), row.GetFieldValue<byte[]>(1), row.GetInt64(2) != 0, row.GetInt64(3) != 0);

    public static ReferenceRow Reference(DbDataReader row) =>
        new(HashOf(row, 0), PlaceAt(row, 1), row.GetInt64(3) != 0, row.GetInt64(4) != 0);

    public static StateRow State(DbDataReader row) => new(
        StreamOf(row, 0),
        row.GetInt64(1),
        Try(() => new SavedState(row.GetInt64(1), row.Hash(2), checked((int)row.GetInt64(3)), row.GetFieldValue<byte[]>(4))),
        HashOf(row, 5),
        HashOf(row, 6));

    public static MigrationRow Migration(DbDataReader row) => new(row.GetInt64(0), Try(() => row.Text(1)) ?? "", HashOf(row, 2));

    public static ReferredPlace Referred(DbDataReader row) => new(PlaceAt(row, 0), row.IsDBNull(2) ? null : row.GetInt64(2));

    public static EntryPlace? Place(DbDataReader row) => PlaceAt(row, 0);

    public static Hash? Hash(DbDataReader row) => HashOf(row, 0);

    private static EntryRow Entry(DbDataReader row, int first)
    {
        var stream = StreamOf(row, first);
        return new EntryRow(
            stream,
            row.GetInt64(first + 1),
            row.GetInt64(first + 9),
            HashOf(row, first + 7),
            stream is null ? null : Try(() => StoredRows.EntryAt(row, first)));
    }

    private static EntryPlace? PlaceAt(DbDataReader row, int first) =>
        StreamOf(row, first) is { } stream ? new EntryPlace(stream, row.GetInt64(first + 1)) : null;

    private static StreamName? StreamOf(DbDataReader row, int column) =>
        StreamName.TryParse(Try(() => row.Text(column)), out var stream) ? stream : null;

    private static Hash? HashOf(DbDataReader row, int column) => row.IsDBNull(column) ? null : Try<Hash?>(() => row.Hash(column));

    private static T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (StoredRows.IsUnreadable(error))
        {
            return default;
        }
    }
}
