// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Benchmarks.Comparing;
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Load;
using StatsExchange.Benchmarks.Processes;
using StatsExchange.Client.Connections;
using StatsExchange.Domain.Areas;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>A country with few and with many cells in one hub: submitted, one corridor compared, all corridors ranked.</summary>
internal sealed class CountryScenario : IScenario
{
    private const string Origin = "PHL";
    private const string Destination = "SAU";
    private const string OtherOrigin = "IDN";
    private const string OtherDestination = "MYS";
    private const int Partners = 100;

    private static readonly int[] Cells = [10_000, 100_000, 1_000_000];
    private static readonly int[] CellsWhereSmall = [10_000];

    public string Name => "country";

    public string Description => "a country with up to a million cells: submit, compare one corridor, rank all";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        var contests = new List<Contest>();
        foreach (var cells in arena.IsSmall ? CellsWhereSmall : Cells)
        {
            contests.AddRange(await ContestsAsync(arena, cells));
        }

        return contests;
    }

    private static async Task<IReadOnlyList<Contest>> ContestsAsync(Arena arena, int cells)
    {
        var hub = arena.Held(await HubServer.StartOnAsync(arena.DirectoryOf($"country-{cells}"), arena.ServerGc));
        var offices = await AgreeingOffices.MakeAsync(hub, arena.ConnectionTo(hub), Origin, Destination);
        ImmutableArray<string> partners = [Destination, .. AreaCatalogue.All
            .Where(area => area.Kind == PartnerKind.Country && area.Code.Value is not (Origin or Destination))
            .Select(area => area.Code.Value)
            .Take(Partners - 1)];
        var departures = new SliceSubmission(offices.As("submitter", Origin), CorridorSlices.Departures(Origin, [.. partners.Order(StringComparer.Ordinal)], cells));
        var arrivals = new SliceSubmission(offices.As("submitter", Destination), CorridorSlices.Arrivals(Destination, [Origin], cells / Partners));
        await departures.SendAsync();
        await arrivals.SendAsync();
        var others = await AgreeingOffices.MakeAsync(hub, arena.ConnectionTo(hub), OtherOrigin, OtherDestination);
        await new SliceSubmission(others.As("submitter", OtherOrigin), CorridorSlices.Departures(OtherOrigin, [OtherDestination], cells)).SendAsync();
        await new SliceSubmission(others.As("submitter", OtherDestination), CorridorSlices.Arrivals(OtherDestination, [OtherOrigin], cells)).SendAsync();
        var (analyst, other) = (offices.As("analyst", Origin), others.As("analyst", OtherOrigin));
        return
        [
            Of("one corridor of them compared", "cells of the country", () => CompareAsync(analyst, Origin, Destination, cells, cells / Partners)),
            Of("as many cells in a single corridor compared", "cells", () => CompareAsync(other, OtherOrigin, OtherDestination, cells, cells)),
            Of("all corridors ranked", "cells of the country", () => RankAsync(analyst, cells)),
            Of("all submitted again with other values", "cells of the country", departures.SendAsync),
        ];

        Contest Of(string what, string unit, Func<ValueTask<Work>> step) =>
            new(string.Create(CultureInfo.InvariantCulture, $"a country with {cells:N0} cells in {Partners} corridors: {what}"), unit, [new LoopContender("hub", hub, 1, step)], []);
    }

    /// <summary>Counts as work all cells that were loaded; correct where every cell of the corridor has both sides.</summary>
    private static async ValueTask<Work> CompareAsync(HubConnection analyst, string origin, string destination, int cells, int expected)
    {
        var compared = 0;
        using var call = analyst.Mirror.CompareCorridor(new CompareCorridorRequest { Origin = origin, Destination = destination, Pair = "residence" });
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            compared += call.ResponseStream.Current.Cells.Count(cell => cell.HasDifference);
        }

        return new Work(cells, 0, compared == expected);
    }

    private static async ValueTask<Work> RankAsync(HubConnection analyst, int cells)
    {
        var ranked = await analyst.Mirror.RankCorridorsAsync(new RankCorridorsRequest { Pair = "residence" });
        return new Work(cells, 0, ranked.Revisions.Count == 2);
    }
}
