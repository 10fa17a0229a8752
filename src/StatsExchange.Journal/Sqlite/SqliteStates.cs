// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Sqlite;

/// <summary>Saved grain states.</summary>
internal static class SqliteStates
{
    public static bool Save(SqliteSession session, StreamName stream, SavedState state)
    {
        if (SqliteReading.EntryHash(session, stream, state.Seq) != state.Hash)
        {
            throw new ArgumentException($"{stream} has no entry {state.Seq} of that hash.", nameof(state));
        }

        return session.Execute(
            """
            INSERT INTO saved_states (stream, seq, hash, format, body, checksum) VALUES ($0, $1, $2, $3, $4, $5)
            ON CONFLICT DO UPDATE SET seq = $1, hash = $2, format = $3, body = $4, checksum = $5
            WHERE seq < excluded.seq OR format <> excluded.format
            """,
            stream,
            state.Seq,
            state.Hash,
            state.Format,
            state.Body,
            state.ComputeChecksum(stream)) > 0;
    }

    public static SavedState? Load(SqliteSession session, StreamName stream)
    {
        var state = session.First(
            row => SqliteRows.ReadState(stream, row),
            "SELECT seq, hash, format, body, checksum FROM saved_states WHERE stream = $0",
            stream);
        return state is null || SqliteReading.EntryHash(session, stream, state.Seq) == state.Hash
            ? state
            : throw new JournalCorruptException(stream, state.Seq, "the saved state rests on another entry");
    }
}
