// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Stores;

/// <summary>What is the same for every store that keeps rows: the questions a check and a copy ask. A transaction holds the moment.</summary>
internal abstract class StoredSnapshot : IJournalRows
{
    private const string PlaceSql = "SELECT stream, seq FROM entries WHERE";

    public abstract IReadOnlyList<MigrationRow> KnownMigrations { get; }

    public async Task<RowCounts> CountAsync(CancellationToken cancellationToken) => await FirstAsync(
        row => new RowCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
        """
        SELECT (SELECT count(*) FROM entries), (SELECT count(*) FROM commands), (SELECT count(*) FROM blocks),
            (SELECT count(*) FROM block_references), (SELECT count(*) FROM saved_states)
        """,
        [],
        cancellationToken).ConfigureAwait(false);

    public IAsyncEnumerable<EntryRow> EntriesAsync(CancellationToken cancellationToken) => RowsAsync(
        RawRows.Entry, $"SELECT {StoredRows.EntryColumns}, position FROM entries ORDER BY stream, seq", [], cancellationToken);

    public IAsyncEnumerable<PositionRow> PositionsAsync(CancellationToken cancellationToken) => RowsAsync(
        RawRows.Position, "SELECT position, stream, seq FROM entries ORDER BY position", [], cancellationToken);

    public IAsyncEnumerable<CommandRow> CommandsAsync(CancellationToken cancellationToken) => RowsAsync(
        RawRows.Command,
        """
        SELECT c.stream, c.actor, c.request_id, c.content, c.first_seq, c.last_seq, c.receipt, c.checksum,
            CASE WHEN EXISTS (SELECT 1 FROM entries l WHERE l.stream = c.stream AND l.seq = c.last_seq) THEN 1 ELSE 0 END,
            e.stream, e.seq, e.kind, e.actor, e.time, e.body, e.blocks, e.previous_hash, e.hash, e.position
        FROM commands c LEFT JOIN entries e ON e.stream = c.stream AND e.seq = c.first_seq
        ORDER BY c.stream, c.first_seq
        """,
        [],
        cancellationToken);

    public IAsyncEnumerable<BlockRow> BlocksAsync(CancellationToken cancellationToken) => RowsAsync(
        RawRows.Block,
        """
        SELECT b.digest, b.bytes,
            CASE WHEN EXISTS (SELECT 1 FROM block_references r WHERE r.digest = b.digest) THEN 1 ELSE 0 END,
            CASE WHEN EXISTS (SELECT 1 FROM staged_blocks s WHERE s.digest = b.digest) THEN 1 ELSE 0 END
        FROM blocks b
        """,
        [],
        cancellationToken);

    public IAsyncEnumerable<ReferenceRow> ReferencesAsync(CancellationToken cancellationToken) => RowsAsync(
        RawRows.Reference,
        $"""
        SELECT r.digest, r.stream, r.seq,
            CASE WHEN EXISTS (SELECT 1 FROM blocks b WHERE b.digest = r.digest) THEN 1 ELSE 0 END,
            CASE WHEN EXISTS (
                SELECT 1 FROM entries e WHERE e.stream = r.stream AND e.seq = r.seq AND {Position("r.digest", "e.blocks")} > 0) THEN 1 ELSE 0 END
        FROM block_references r
        """,
        [],
        cancellationToken);

    public IAsyncEnumerable<StagedRow> StagedAsync(CancellationToken cancellationToken) => RowsAsync(
        row => new StagedRow(row.GetInt64(0) != 0),
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM blocks b WHERE b.digest = s.digest) THEN 1 ELSE 0 END FROM staged_blocks s",
        [],
        cancellationToken);

    public IAsyncEnumerable<StateRow> StatesAsync(CancellationToken cancellationToken) => RowsAsync(
        RawRows.State,
        """
        SELECT s.stream, s.seq, s.hash, s.format, s.body, s.checksum, e.hash
        FROM saved_states s LEFT JOIN entries e ON e.stream = s.stream AND e.seq = s.seq
        """,
        [],
        cancellationToken);

    public IAsyncEnumerable<MigrationRow> MigrationsAsync(CancellationToken cancellationToken) => RowsAsync(
        RawRows.Migration, "SELECT number, name, checksum FROM schema_migrations ORDER BY number", [], cancellationToken);

    public abstract IAsyncEnumerable<string> StoreProblemsAsync(CancellationToken cancellationToken);

    public async Task<IReadOnlyDictionary<Hash, ReferredPlace>> FindReferencesAsync(
        IReadOnlyCollection<Hash> digests, CancellationToken cancellationToken)
    {
        Dictionary<Hash, ReferredPlace> found = [];
        foreach (var digest in digests)
        {
            if (await FirstAsync<ReferredPlace?>(
                row => RawRows.Referred(row),
                """
                SELECT r.stream, r.seq, e.position
                FROM block_references r LEFT JOIN entries e ON e.stream = r.stream AND e.seq = r.seq
                WHERE r.digest = $1
                """,
                [digest],
                cancellationToken).ConfigureAwait(false) is { } place)
            {
                found.Add(digest, place);
            }
        }

        return found;
    }

    public Task<EntryPlace?> FirstReferrerAsync(Hash digest, CancellationToken cancellationToken) => FirstAsync(
        RawRows.Place, $"{PlaceSql} {Position("$1", "blocks")} > 0 ORDER BY position LIMIT 1", [digest], cancellationToken);

    public Task<EntryPlace?> EntryOfHashAsync(Hash hash, CancellationToken cancellationToken) =>
        FirstAsync(RawRows.Place, $"{PlaceSql} hash = $1", [hash], cancellationToken);

    public Task<Hash?> HashAtAsync(EntryPlace place, CancellationToken cancellationToken) => FirstAsync(
        RawRows.Hash, "SELECT hash FROM entries WHERE stream = $1 AND seq = $2", [place.Stream, place.Seq], cancellationToken);

    public Task<StreamHead?> HeadAtAsync(EntryPlace place, CancellationToken cancellationToken) => FirstAsync<StreamHead?>(
        row => StoredRows.ReadHead(place.Stream, row),
        $"SELECT {StoredRows.HeadColumns} FROM entries WHERE stream = $1 AND seq = $2",
        [place.Stream, place.Seq],
        cancellationToken);

    public async Task<bool> HasCommandAsync(EntryPlace place, string actor, CancellationToken cancellationToken) => await FirstAsync(
        row => row.GetInt64(0),
        """
        SELECT CASE WHEN last_seq >= $2 AND actor = $3 THEN 1 ELSE 0 END FROM commands
        WHERE stream = $1 AND first_seq <= $2 ORDER BY first_seq DESC LIMIT 1
        """,
        [place.Stream, place.Seq, actor],
        cancellationToken).ConfigureAwait(false) != 0;

    public abstract ValueTask DisposeAsync();

    /// <summary>Rows in pages; the same statement must not run again before the last is taken.</summary>
    protected abstract IAsyncEnumerable<T> RowsAsync<T>(
        Func<DbDataReader, T> row, string sql, object[] values, CancellationToken cancellationToken);

    protected abstract Task<T?> FirstAsync<T>(Func<DbDataReader, T> row, string sql, object[] values, CancellationToken cancellationToken);

    /// <summary>Where bytes stand in others, from 1; 0 for nowhere.</summary>
    protected abstract string Position(string part, string whole);
}
