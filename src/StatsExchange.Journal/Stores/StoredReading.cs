// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Stores;

/// <summary>Queries over entries and commands, the same for every store that keeps rows.</summary>
internal static class StoredReading
{
    public const int PageLength = 256;
    private const long PageSize = 4 << 20;

    // Streams are few and entries many: each step of the recursion is one look into the index, and a head is found from the end of its
    // stream. The position comes in the same statement, so that it is of the same moment.
    private const string HeadsSql = $"""
        WITH RECURSIVE streams (stream) AS (
            SELECT min(stream) FROM entries
            UNION ALL
            SELECT (SELECT min(stream) FROM entries WHERE stream > streams.stream) FROM streams WHERE stream IS NOT NULL
        )
        SELECT {StoredRows.HeadColumns}, streams.stream, (SELECT max(position) FROM entries WHERE position <= $1)
        FROM streams JOIN entries ON entries.stream = streams.stream
            AND seq = (SELECT seq FROM entries WHERE entries.stream = streams.stream AND position <= $1 ORDER BY seq DESC LIMIT 1)
        ORDER BY streams.stream
        """;

    public static async Task<StreamHead> HeadAsync(IStoreSession session, StreamName stream)
    {
        var head = await session.FirstAsync<StreamHead?>(
            row => StoredRows.ReadHead(stream, row),
            $"SELECT {StoredRows.HeadColumns} FROM entries WHERE stream = $1 ORDER BY seq DESC LIMIT 1",
            stream).ConfigureAwait(false);
        return head ?? StreamHead.Empty;
    }

    public static Task<StreamHead?> HeadAtAsync(IStoreSession session, StreamName stream, long seq) => seq == 0
        ? Task.FromResult<StreamHead?>(StreamHead.Empty)
        : session.FirstAsync<StreamHead?>(
            row => StoredRows.ReadHead(stream, row),
            $"SELECT {StoredRows.HeadColumns} FROM entries WHERE stream = $1 AND seq = $2",
            stream,
            seq);

    public static async Task<long> SeqAtAsync(IStoreSession session, StreamName stream, DateTimeOffset time)
    {
        var search = new TimeSearch(time, (await HeadAsync(session, stream).ConfigureAwait(false)).Seq);
        while (!search.IsDone)
        {
            var head = await HeadAtAsync(session, stream, search.Next).ConfigureAwait(false);
            search.Take((head ?? throw Missing(stream, search.Next)).Time);
        }

        foreach (var seq in search.Border)
        {
            Chain.VerifyHash(await EntryAtAsync(session, stream, seq).ConfigureAwait(false) ?? throw Missing(stream, seq));
        }

        return search.Found;
    }

    public static async Task<JournalHeads> HeadsAtAsync(IStoreSession session, long cursor)
    {
        var end = 0L;
        var heads = await session.AllAsync(
            row =>
            {
                end = row.GetInt64(4);
                return StreamName.TryParse(row.GetString(3), out var stream)
                    ? KeyValuePair.Create(stream, StoredRows.ReadHead(stream, row))
                    : throw new JournalCorruptException("an entry belongs to no stream");
            },
            HeadsSql,
            cursor).ConfigureAwait(false);
        return new JournalHeads(end, [.. heads]);
    }

    public static Task<StoredCommand?> FindAsync(IStoreSession session, StreamName stream, string actor, string requestId) =>
        session.FirstAsync(
            row => StoredRows.ReadCommand(stream, row),
            $"SELECT {StoredRows.CommandColumns} FROM commands WHERE stream = $1 AND actor = $2 AND request_id = $3",
            stream,
            actor,
            requestId);

    public static Task<List<Entry>> PageAsync(IStoreSession session, StreamName stream, long fromSeq, int length) => session.RowsAsync(
        StoredRows.ReadEntry,
        FillsPage<Entry>(entry => entry),
        $"SELECT {StoredRows.EntryColumns} FROM entries WHERE stream = $1 AND seq >= $2 ORDER BY seq LIMIT $3",
        stream,
        fromSeq,
        length);

    public static async Task<Entry?> VerifiedEntryAsync(IStoreSession session, StreamName stream, long seq)
    {
        if (await EntryAtAsync(session, stream, seq).ConfigureAwait(false) is not { } entry)
        {
            return (await HeadAsync(session, stream).ConfigureAwait(false)).Seq < seq ? null : throw Missing(stream, seq);
        }

        Chain.Verify(stream, await HeadBeforeAsync(session, stream, seq).ConfigureAwait(false), entry);
        Chain.VerifyFollowed(entry, await EntryIfReadableAsync(session, stream, seq + 1).ConfigureAwait(false));
        return entry;
    }

    /// <summary>
    /// Seq and hash that the first entry of a page must follow. To be asked for after the page: what comes before an
    /// entry was there when the entry was.
    /// </summary>
    public static async Task<StreamHead> HeadBeforeAsync(IStoreSession session, StreamName stream, long seq) =>
        await HeadAtAsync(session, stream, seq - 1).ConfigureAwait(false) ?? throw Missing(stream, seq - 1);

    public static async Task<List<TailedEntry>> TailPageAsync(IStoreSession session, long cursor)
    {
        var page = await session.RowsAsync(
            row => new TailedEntry(row.GetInt64(9), StoredRows.ReadEntry(row)),
            FillsPage<TailedEntry>(tailed => tailed.Entry),
            $"SELECT {StoredRows.EntryColumns}, position FROM entries WHERE position > $1 ORDER BY position LIMIT {PageLength}",
            cursor).ConfigureAwait(false);
        foreach (var tailed in page)
        {
            if (tailed.Cursor != ++cursor)
            {
                throw new JournalCorruptException(tailed.Entry.Stream, tailed.Entry.Seq, "an entry before it in the tail is missing");
            }

            Chain.VerifyHash(tailed.Entry);
        }

        return page;
    }

    public static async Task<ReadOnlyMemory<byte>?> BlockAsync(IStoreSession session, Hash digest)
    {
        var bytes = await session.FirstAsync(
            row => row.GetFieldValue<byte[]>(0), "SELECT bytes FROM blocks WHERE digest = $1", digest).ConfigureAwait(false);
        if (bytes is not null && Hash.Of(bytes) == digest)
        {
            return bytes;
        }

        var (stream, seq) = await session.FirstAsync(
            row => (Stream: row.GetString(0), Seq: row.GetInt64(1)),
            "SELECT stream, seq FROM block_references WHERE digest = $1",
            digest).ConfigureAwait(false);
        return bytes is null && stream is null
            ? null
            : throw new JournalCorruptException(StreamName.TryParse(stream, out var name) ? name : null, seq, digest);
    }

    private static Task<Entry?> EntryAtAsync(IStoreSession session, StreamName stream, long seq) => session.FirstAsync(
        StoredRows.ReadEntry, $"SELECT {StoredRows.EntryColumns} FROM entries WHERE stream = $1 AND seq = $2", stream, seq);

    private static async Task<Entry?> EntryIfReadableAsync(IStoreSession session, StreamName stream, long seq)
    {
        try
        {
            return await EntryAtAsync(session, stream, seq).ConfigureAwait(false);
        }
        catch (JournalCorruptException)
        {
            return null;
        }
    }

    private static JournalCorruptException Missing(StreamName stream, long seq) => new(stream, seq, "the entry is missing");

    private static Func<T, bool> FillsPage<T>(Func<T, Entry> entry)
    {
        var size = 0L;
        return row => (size += entry(row).Body.Length) >= PageSize;
    }
}
