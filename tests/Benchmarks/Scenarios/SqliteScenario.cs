// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Stores;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>A hub with its journal in SQLite.</summary>
internal sealed class SqliteScenario : IScenario
{
    public string Name => "sqlite";

    public string Description => "submissions of 1,000,000 and of 100 observations into SQLite";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        var hub = await arena.HubAsync();
        var directory = arena.DirectoryOf("beside-sqlite");
        return
        [
            .. StoreContests.Of(
                arena.IsSmall,
                "SQLite",
                new HubJournal(hub, arena.ConnectionTo(hub), hub.JournalSizeAsync),
                [arena.Held(new PlainFile(directory)), arena.Held(new SqliteBlockTable(directory)), arena.Held(new SqliteRowTable(directory))]),
        ];
    }
}
