// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Stores;

/// <summary>Saved grain states.</summary>
internal static class StoredStates
{
    public static async Task<bool> SaveAsync(IStoreSession session, StreamName stream, SavedState state)
    {
        if (!await IsOfAnEntryAsync(session, stream, state).ConfigureAwait(false))
        {
            throw new ArgumentException($"{stream} has no entry {state.Seq} of that hash.", nameof(state));
        }

        // One that cannot be used is in the way of those that could, whatever seq it claims.
        try
        {
            _ = await LoadAsync(session, stream).ConfigureAwait(false);
        }
        catch (JournalCorruptException)
        {
            await session.ExecuteAsync("DELETE FROM saved_states WHERE stream = $1", stream).ConfigureAwait(false);
        }

        return await session.ExecuteAsync(
            """
            INSERT INTO saved_states (stream, seq, hash, format, body, checksum) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (stream) DO UPDATE SET
                seq = excluded.seq, hash = excluded.hash, format = excluded.format, body = excluded.body, checksum = excluded.checksum
            WHERE saved_states.seq < excluded.seq OR saved_states.format <> excluded.format
            """,
            stream,
            state.Seq,
            state.Hash,
            state.Format,
            state.Body,
            state.ComputeChecksum(stream)).ConfigureAwait(false) > 0;
    }

    public static async Task<SavedState?> LoadAsync(IStoreSession session, StreamName stream)
    {
        var state = await session.FirstAsync(
            row => StoredRows.ReadState(stream, row),
            "SELECT seq, hash, format, body, checksum FROM saved_states WHERE stream = $1",
            stream).ConfigureAwait(false);
        return state is null || await IsOfAnEntryAsync(session, stream, state).ConfigureAwait(false)
            ? state
            : throw new JournalCorruptException(stream, state.Seq, "the saved state rests on another entry");
    }

    private static async Task<bool> IsOfAnEntryAsync(IStoreSession session, StreamName stream, SavedState state) =>
        (await StoredReading.HeadAtAsync(session, stream, state.Seq).ConfigureAwait(false))?.Hash == state.Hash;
}
