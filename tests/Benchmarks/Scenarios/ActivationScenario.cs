// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>The first call to a country in a hub that serves already: with many vintages beside the same cells with few, and without a saved state.</summary>
internal sealed class ActivationScenario : IScenario
{
    private static readonly int[] Vintages = [1, 10, 100, 1000];
    private static readonly int[] VintagesWhereSmall = [1, 10];

    public string Name => "activation";

    public string Description => "the first call to a country of a million cells, with few and with many vintages";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        var countries = await StoredCountries.MakeAsync(arena, Name, arena.IsSmall ? VintagesWhereSmall : Vintages);
        var folded = countries[^1].CopiedTo(arena.DirectoryOf("activation-folded"));
        return
        [
            new Contest(
                "activation of a country",
                "activations",
                [
                    .. countries.Reverse().Select(country => new StartContender(
                        country.Vintages.ToString("N0", CultureInfo.InvariantCulture) + (country.Vintages == 1 ? " vintage" : " vintages"), country, countsStart: false, () => { }, arena.ServerGc)),
                    new StartContender("folded", folded, countsStart: false, folded.ForgetState, arena.ServerGc),
                ],
                []),
        ];
    }
}
