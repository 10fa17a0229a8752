// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Microsoft.Data.Sqlite;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Checkpoints;

/// <summary>What a forger does who knows how the journal is made: another body, and everything after it sealed again.</summary>
internal static class Rehash
{
    /// <summary>Replaces an entry and seals it and all that follow it in its stream again, hash by hash.</summary>
    public static void From(SqliteConnection connection, StreamName stream, long seq)
    {
        var rows = Read(connection, stream);
        var head = seq == 1 ? StreamHead.Empty : rows[(int)seq - 2].AsHead();
        foreach (var old in rows.Skip((int)seq - 1))
        {
            var body = old.Seq == seq ? Encoding.UTF8.GetBytes("forged") : old.Body.ToArray();
            var entry = Entry.Seal(stream, head, old.Kind, old.Actor, old.Time, body, old.Blocks);
            Execute(
                connection,
                "UPDATE entries SET body = $0, previous_hash = $1, hash = $2 WHERE stream = $3 AND seq = $4",
                body, entry.PreviousHash.ToArray(), entry.Hash.ToArray(), stream.ToString(), old.Seq);
            head = entry.AsHead();
        }
    }

    /// <summary>Moves a stream's entries from a seq on to the end of the order of commits, and closes the gaps they leave.</summary>
    public static void MoveToTheEnd(SqliteConnection connection, StreamName stream, long fromSeq)
    {
        Execute(connection, "UPDATE entries SET position = position + 1000000 WHERE stream = $0 AND seq >= $1", stream.ToString(), fromSeq);
        Execute(connection, "CREATE TEMP TABLE places AS SELECT rowid AS entry, row_number() OVER (ORDER BY position) AS place FROM entries");
        Execute(connection, "UPDATE entries SET position = position + 10000000");
        Execute(connection, "UPDATE entries SET position = (SELECT place FROM places WHERE entry = entries.rowid)");
    }

    public static void CutAfter(SqliteConnection connection, long position)
    {
        Execute(connection, "DELETE FROM commands WHERE (stream, last_seq) IN (SELECT stream, seq FROM entries WHERE position > $0)", position);
        Execute(connection, "DELETE FROM entries WHERE position > $0", position);
    }

    private static List<Entry> Read(SqliteConnection connection, StreamName stream)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT seq, kind, actor, time, body, previous_hash, hash FROM entries WHERE stream = $0 ORDER BY seq";
        select.Parameters.AddWithValue("$0", stream.ToString());
        using var row = select.ExecuteReader();
        var entries = new List<Entry>();
        while (row.Read())
        {
            entries.Add(new Entry(
                stream,
                row.GetInt64(0),
                row.GetString(1),
                row.GetString(2),
                DateTimeOffset.UnixEpoch.AddMicroseconds(row.GetInt64(3)),
                row.GetFieldValue<byte[]>(4),
                [],
                Hash.FromBytes(row.GetFieldValue<byte[]>(5)),
                Hash.FromBytes(row.GetFieldValue<byte[]>(6))));
        }

        return entries;
    }

    private static void Execute(SqliteConnection connection, string sql, params object[] values)
    {
        using var statement = connection.CreateCommand();
        statement.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            statement.Parameters.AddWithValue($"${i}", values[i]);
        }

        statement.ExecuteNonQuery();
    }
}
