// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Scenarios;
using StatsExchange.Benchmarks.Stores;

namespace StatsExchange.Benchmarks.Data;

/// <summary>One country with few and with many vintages, each in a data directory of its own.</summary>
internal static class StoredCountries
{
    private const int Cells = 1_000_000;
    private const int CellsWhereSmall = 20_000;

    /// <summary>In the order asked for; each begins with the vintages of the one before.</summary>
    public static async Task<IReadOnlyList<StoredCountry>> MakeAsync(Arena arena, string scenario, params IReadOnlyList<int> vintages)
    {
        var all = BlockSet.Of(arena.IsSmall ? CellsWhereSmall : Cells, seed: 1);
        var country = new StoredCountry(arena.DirectoryOf($"{scenario}-0"), 0);
        List<StoredCountry> made = [];
        foreach (var count in vintages)
        {
            made.Add(country = await country.GrownAsync(arena.DirectoryOf($"{scenario}-{count}"), count, all, arena.ServerGc));
        }

        return made;
    }
}
