// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Scenarios;

/// <summary>All scenarios, in the order they are run.</summary>
internal static class ScenarioCatalogue
{
    public static IReadOnlyList<IScenario> All { get; } =
    [
        new KillScenario("kill", "10 times kill -9 at random moments over one SQLite journal that goes on", 3, planted: null),
        new FailpointScenario(),
        new HistoryScenario(),
        new KillScenario("early-answer", "planted: the hub answers before it commits", 1, planted: "early-answer"),
    ];

    public static IScenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
