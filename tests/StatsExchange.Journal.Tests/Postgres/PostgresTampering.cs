// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Postgres;
using StatsExchange.PostgresServer;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Postgres;

/// <summary>Edits of the database behind the journal's back: what is found, and where it is said to be.</summary>
public abstract class PostgresTampering : IAsyncLifetime
{
    protected static readonly StreamName Philippines = StreamName.Country("PHL");
    protected static readonly Block Older = Block.Of(new byte[] { 1, 2, 3 });
    protected static readonly Block Newer = Block.Of(new byte[] { 4, 5 });

    private PostgresStore? _store;
    private PostgresJournal? _journal;

    protected PostgresTampering() => Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);

    protected IJournal Journal => _journal!;

    protected List<Entry> Entries { get; } = [];

    public async Task InitializeAsync()
    {
        _store = await PostgresStore.NewAsync();
        _journal = await _store.OpenAsync();
        await Journal.StageAsync("u1", [Older, Newer], default);
        Entries.Add(await Journal.WriteAsync(Philippines, "first", Request("r1")));
        Entries.Add(await Journal.WriteAsync(Philippines, "second", Request("r2"), Older.Digest, Newer.Digest));
        Entries.Add(await Journal.WriteAsync(Philippines, "third", Request("r3"), Newer.Digest));
        await Journal.SaveStateAsync(Philippines, new SavedState(2, Entries[1].Hash, 1, new byte[] { 7 }), default);
    }

    public async Task DisposeAsync() => await _journal!.DisposeAsync();

    protected Task EditAsync(string sql) => _store!.EditAsync(sql);
}
