// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>
/// Every row of a store as it stands, of one moment, read beside its writers. Nothing is verified here. Enumerations hold a page of rows
/// at most; other questions may be asked while one is under way, one at a time.
/// </summary>
internal interface IJournalRows : IAsyncDisposable
{
    /// <summary>The scripts of the schema that this version has.</summary>
    IReadOnlyList<MigrationRow> KnownMigrations { get; }

    Task<RowCounts> CountAsync(CancellationToken cancellationToken);

    /// <summary>By stream and seq.</summary>
    IAsyncEnumerable<EntryRow> EntriesAsync(CancellationToken cancellationToken);

    /// <summary>By position.</summary>
    IAsyncEnumerable<PositionRow> PositionsAsync(CancellationToken cancellationToken);

    /// <summary>By stream and first seq.</summary>
    IAsyncEnumerable<CommandRow> CommandsAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<BlockRow> BlocksAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<ReferenceRow> ReferencesAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<StagedRow> StagedAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<StateRow> StatesAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<MigrationRow> MigrationsAsync(CancellationToken cancellationToken);

    /// <summary>What the store itself finds wrong with its files and keys, one line each, without contents.</summary>
    IAsyncEnumerable<string> StoreProblemsAsync(CancellationToken cancellationToken);

    /// <summary>What block references say of these blocks; those without a reference are left out.</summary>
    Task<IReadOnlyDictionary<Hash, ReferredPlace>> FindReferencesAsync(IReadOnlyCollection<Hash> digests, CancellationToken cancellationToken);

    /// <summary>The entry of the lowest position that refers to a block. Reads all entries.</summary>
    Task<EntryPlace?> FirstReferrerAsync(Hash digest, CancellationToken cancellationToken);

    /// <summary>An entry by its hash. Reads all entries.</summary>
    Task<EntryPlace?> EntryOfHashAsync(Hash hash, CancellationToken cancellationToken);

    /// <summary>The hash of an entry as it stands; null if there is none.</summary>
    Task<Hash?> HashAtAsync(EntryPlace place, CancellationToken cancellationToken);

    /// <summary>Whether the last command that begins at or before an entry reaches it, and is of this actor.</summary>
    Task<bool> HasCommandAsync(EntryPlace place, string actor, CancellationToken cancellationToken);

    /// <summary>What the head of a stream was when an entry was its last; null if there is none.</summary>
    /// <exception cref="JournalCorruptException">A column of it cannot be read.</exception>
    Task<StreamHead?> HeadAtAsync(EntryPlace place, CancellationToken cancellationToken);
}
