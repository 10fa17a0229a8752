// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using StatsExchange.Journal;

namespace StatsExchange.Cli.Tests.Administration;

/// <summary>What somebody does to a journal at rest who knows how it is made. It passes every check that needs the journal alone.</summary>
internal static class AtRest
{
    public static void CutAfter(string data, long position) => Edit(data, connection =>
    {
        Execute(connection, "DELETE FROM saved_states");
        Execute(connection, "DELETE FROM commands WHERE (stream, last_seq) IN (SELECT stream, seq FROM entries WHERE position > $0)", position);
        Execute(connection, "DELETE FROM block_references WHERE (stream, seq) IN (SELECT stream, seq FROM entries WHERE position > $0)", position);
        Execute(connection, "DELETE FROM entries WHERE position > $0", position);
        Execute(connection, "DELETE FROM blocks WHERE digest NOT IN (SELECT digest FROM block_references) AND digest NOT IN (SELECT digest FROM staged_blocks)");
    });

    /// <summary>Another time for the first entry of the hub's own stream, and all that follow sealed again.</summary>
    public static void HashHubAgain(string data) => Edit(data, connection =>
    {
        Execute(connection, "DELETE FROM saved_states WHERE stream = 'hub'");
        var head = StreamHead.Empty;
        foreach (var old in ReadHub(connection))
        {
            var entry = Entry.Seal(old.Stream, head, old.Kind, old.Actor, old.Seq == 1 ? old.Time.AddSeconds(-1) : old.Time, old.Body.ToArray(), []);
            Execute(
                connection,
                "UPDATE entries SET time = $0, previous_hash = $1, hash = $2 WHERE stream = 'hub' AND seq = $3",
                (entry.Time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, entry.PreviousHash.ToArray(), entry.Hash.ToArray(), old.Seq);
            head = entry.AsHead();
        }
    });

    private static List<Entry> ReadHub(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT seq, kind, actor, time, body, previous_hash, hash FROM entries WHERE stream = 'hub' ORDER BY seq";
        using var row = select.ExecuteReader();
        var entries = new List<Entry>();
        while (row.Read())
        {
            entries.Add(new Entry(
                StreamName.Hub,
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

    private static void Edit(string data, Action<SqliteConnection> edit)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "journal.db")};Pooling=False;Foreign Keys=False");
        connection.Open();
        edit(connection);
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
