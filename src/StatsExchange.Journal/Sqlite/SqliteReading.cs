// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Journal.Sqlite;

/// <summary>Queries, the same on the writer's connection and on the readers'.</summary>
internal static class SqliteReading
{
    private const int PageLength = 256;
    private const long PageSize = 4 << 20;

    // Streams are few and entries many: each step of the recursion is one look into the index, and a head is found from the end of its
    // stream. The position comes
    // in the same statement, so that it is of the same moment.
    private const string HeadsSql = $"""
        WITH RECURSIVE streams (stream) AS (
            SELECT min(stream) FROM entries
            UNION ALL
            SELECT (SELECT min(stream) FROM entries WHERE stream > streams.stream) FROM streams WHERE stream IS NOT NULL
        )
        SELECT {SqliteRows.HeadColumns}, streams.stream, (SELECT max(position) FROM entries WHERE position <= $0)
        FROM streams JOIN entries ON entries.stream = streams.stream
            AND seq = (SELECT seq FROM entries WHERE entries.stream = streams.stream AND position <= $0 ORDER BY seq DESC LIMIT 1)
        ORDER BY streams.stream
        """;

    public static StreamHead Head(SqliteSession session, StreamName stream)
    {
        var head = session.First<StreamHead?>(
            row => SqliteRows.ReadHead(stream, row),
            $"SELECT {SqliteRows.HeadColumns} FROM entries WHERE stream = $0 ORDER BY seq DESC LIMIT 1",
            stream);
        return head ?? StreamHead.Empty;
    }

    public static StreamHead? HeadAt(SqliteSession session, StreamName stream, long seq) => seq == 0
        ? StreamHead.Empty
        : session.First<StreamHead?>(
            row => SqliteRows.ReadHead(stream, row),
            $"SELECT {SqliteRows.HeadColumns} FROM entries WHERE stream = $0 AND seq = $1",
            stream,
            seq);

    public static long SeqAt(SqliteSession session, StreamName stream, DateTimeOffset time)
    {
        var search = new TimeSearch(time, Head(session, stream).Seq);
        while (!search.IsDone)
        {
            search.Take((HeadAt(session, stream, search.Next) ?? throw Missing(stream, search.Next)).Time);
        }

        foreach (var seq in search.Border)
        {
            Chain.VerifyHash(EntryAt(session, stream, seq) ?? throw Missing(stream, seq));
        }

        return search.Found;
    }

    public static Hash? EntryHash(SqliteSession session, StreamName stream, long seq) => HeadAt(session, stream, seq)?.Hash;

    public static JournalHeads HeadsAt(SqliteSession session, long cursor)
    {
        var end = 0L;
        ImmutableArray<KeyValuePair<StreamName, StreamHead>> heads = [.. session.Rows(
            row =>
            {
                end = row.GetInt64(4);
                return StreamName.TryParse(row.GetString(3), out var stream)
                    ? KeyValuePair.Create(stream, SqliteRows.ReadHead(stream, row))
                    : throw new JournalCorruptException("an entry belongs to no stream");
            },
            HeadsSql,
            cursor)];
        return new JournalHeads(end, heads);
    }

    public static StoredCommand? Find(SqliteSession session, StreamName stream, string actor, string requestId) => session.First(
        row => SqliteRows.ReadCommand(stream, row),
        $"SELECT {SqliteRows.CommandColumns} FROM commands WHERE stream = $0 AND actor = $1 AND request_id = $2",
        stream,
        actor,
        requestId);

    public static List<Entry> Page(SqliteSession session, StreamName stream, long fromSeq) => TakePage(
        session.Rows(
            SqliteRows.ReadEntry,
            $"SELECT {SqliteRows.EntryColumns} FROM entries WHERE stream = $0 AND seq >= $1 ORDER BY seq LIMIT {PageLength}",
            stream,
            fromSeq),
        entry => entry);

    public static Entry? VerifiedEntry(SqliteSession session, StreamName stream, long seq)
    {
        if (EntryAt(session, stream, seq) is not { } entry)
        {
            return Head(session, stream).Seq < seq ? null : throw Missing(stream, seq);
        }

        Chain.Verify(stream, HeadBefore(session, stream, seq), entry);
        Chain.VerifyFollowed(entry, session.First<byte[]>(
            row => row.GetFieldValue<byte[]>(0), "SELECT previous_hash FROM entries WHERE stream = $0 AND seq = $1", stream, seq + 1));
        return entry;
    }

    /// <summary>
    /// Seq and hash that the first entry of a page must follow. To be asked for after the page: what comes before an
    /// entry was there when the entry was.
    /// </summary>
    public static StreamHead HeadBefore(SqliteSession session, StreamName stream, long seq) =>
        HeadAt(session, stream, seq - 1) ?? throw Missing(stream, seq - 1);

    public static List<TailedEntry> TailPage(SqliteSession session, long cursor)
    {
        var page = TakePage(
            session.Rows(
                row => new TailedEntry(row.GetInt64(9), SqliteRows.ReadEntry(row)),
                $"SELECT {SqliteRows.EntryColumns}, position FROM entries WHERE position > $0 ORDER BY position LIMIT {PageLength}",
                cursor),
            tailed => tailed.Entry);
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

    public static ReadOnlyMemory<byte>? Block(SqliteSession session, Hash digest)
    {
        var bytes = session.First(
            row => row.GetFieldValue<byte[]>(0), "SELECT bytes FROM blocks WHERE digest = $0", digest);
        if (bytes is not null && Hash.Of(bytes) == digest)
        {
            return bytes;
        }

        var (stream, seq) = session.First(
            row => (Stream: row.GetString(0), Seq: row.GetInt64(1)),
            "SELECT stream, seq FROM block_references WHERE digest = $0",
            digest);
        return bytes is null && stream is null
            ? null
            : throw new JournalCorruptException(StreamName.TryParse(stream, out var name) ? name : null, seq, digest);
    }

    private static Entry? EntryAt(SqliteSession session, StreamName stream, long seq) => session.First(
        SqliteRows.ReadEntry, $"SELECT {SqliteRows.EntryColumns} FROM entries WHERE stream = $0 AND seq = $1", stream, seq);

    private static JournalCorruptException Missing(StreamName stream, long seq) => new(stream, seq, "the entry is missing");

    private static List<T> TakePage<T>(IEnumerable<T> rows, Func<T, Entry> entry)
    {
        List<T> page = [];
        var size = 0L;
        foreach (var row in rows)
        {
            page.Add(row);
            size += entry(row).Body.Length;
            if (size >= PageSize)
            {
                break;
            }
        }

        return page;
    }
}
