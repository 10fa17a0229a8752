// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Load;
using StatsExchange.Benchmarks.Stores;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>From the start of a hub's process to its first answer about a country that is stored, beside a hub with nothing stored.</summary>
internal sealed class RestartScenario : IScenario
{
    private const int Vintages = 100;
    private const int VintagesWhereSmall = 10;

    public string Name => "restart";

    public string Description => "from the start of a hub to its first answer, with a million cells stored";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        var full = (await StoredCountries.MakeAsync(arena, Name, arena.IsSmall ? VintagesWhereSmall : Vintages))[0];
        var empty = new StoredCountry(arena.DirectoryOf("restart-empty"), 0);
        return
        [
            new Contest(
                "start of a hub to its first answer",
                "starts",
                [
                    new StartContender("hub", full, countsStart: true, () => { }, arena.ServerGc),
                    new StartContender("empty", empty, countsStart: true, () => { }, arena.ServerGc),
                ],
                []),
        ];
    }
}
