// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Corridors;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Demo;

/// <summary>Ranks the corridors of the flow sample's body by asymmetry.</summary>
internal static class Ranking
{
    private const int Shown = 10;

    public static async Task<DemoStep> RankAsync(DemoWorld world, string period, CancellationToken cancellationToken)
    {
        var page = await world.As(DemoWorld.FlowRegion, "steward").Mirror.RankCorridorsAsync(
            new RankCorridorsRequest { Pair = "residence", Region = DemoWorld.FlowRegion, PeriodFrom = period, PeriodTo = period, PageSize = Shown },
            cancellationToken: cancellationToken);
        if (page.Corridors.Count == 0)
        {
            throw CommandException.Failed("No corridor was ranked.");
        }

        return new DemoStep(
            $"The corridors of {Figures.Party(DemoWorld.FlowRegion)} in {period} are ranked by asymmetry; these are the first {page.Corridors.Count}.",
            new JsonObject { ["corridors"] = MessageJson.Of(page.Corridors) },
            CorridorTable.Of(null, page.Corridors));
    }
}
