// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Scenarios;

/// <summary>All scenarios, in the order they are run.</summary>
internal static class ScenarioCatalogue
{
    public static IReadOnlyList<IScenario> All { get; } =
    [
        new KillScenario("kill", "10 times kill -9 at random moments over one SQLite journal that goes on", 3, planted: null),
        new KillScenario("kill-postgres", "10 times kill -9 at random moments over one journal in PostgreSQL", 1, planted: null, postgres: true),
        new FailpointScenario("failpoint", "kill -9 at each named failpoint of hub and store, proven to fire by its mark"),
        new FailpointScenario("failpoint-postgres", "the same over PostgreSQL, at those that are reached there", postgres: true),
        new HistoryScenario(),
        new PowerScenario("power", "the power fails: what was not synced is lost or torn", 4, planted: null, failingSync: false),
        new PowerScenario("failing-sync", "one sync fails, and then the power", 2, planted: null, failingSync: true),
        new TornPageScenario(),
        new DiskFullScenario(),
        new SecondHubScenario(),
        new TwoHubScenario("two-hubs", "two hubs over one SQLite file, the lock taken away", 1, planted: null),
        new TwoHubScenario("two-hubs-postgres", "two hubs over one PostgreSQL", 1, planted: null, postgres: true),
        new ThreeHubScenario(),
        new DatabaseScenario("database", "PostgreSQL killed, stopped or cut off under a hub", 3, planted: false),
        new PowerScenario("no-fsync", "planted: commits are not forced to the disk", 1, planted: "no-fsync", failingSync: false),
        new KillScenario("early-answer", "planted: the hub answers before it commits", 1, planted: "early-answer"),
        new TwoHubScenario("no-fence", "planted: an append ignores the seq it was decided on", 1, planted: "no-fence"),
        new TwoHubScenario("stale-cache", "planted: heads come from a cache that hears of no other writer", 1, planted: "stale-cache"),
        new DatabaseScenario("no-fsync-postgres", "planted: PostgreSQL answers before its log is on the disk", 1, planted: true),
        new TwoHubScenario("no-fence-postgres", "planted: the same over PostgreSQL", 1, planted: "no-fence", postgres: true),
        new TwoHubScenario("stale-cache-postgres", "planted: the same over PostgreSQL", 1, planted: "stale-cache", postgres: true),
    ];

    public static IScenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
