// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

internal static class CorridorsCommand
{
    private const int DefaultLimit = 20;

    public static Command Create()
    {
        var structure = Named.Structure("Which figures.", "FLOW");
        var pair = Named.Pair();
        var region = Named.RegionOption("--region", "Only corridors between members of this body.");
        var period = Named.Period("One period, or a range such as 2010..2017. Default: all there are.");
        var least = new Option<double>("--min") { Description = "Only corridors whose mean of the two figures is at least this.", HelpName = "N" };
        var limit = new Option<int>("--limit") { Description = "At most this many.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        var pageToken = new Option<string?>("--page-token") { Description = "next_page_token of the page before.", HelpName = "TOKEN" };
        return new DocumentedCommand(
            "corridors",
            "Rank corridors by asymmetry, largest first: your own, or those within a regional body.",
            "statsx corridors --region EUROPE27 --period 2015 --min 100",
            "statsx corridors --structure STOCK --pair birth --limit 50 --json")
        {
            structure, pair, region, period, least, limit, pageToken,
        }.Does(async (session, cancellationToken) =>
        {
            var range = PeriodRange.Parse(session.Get(period));
            var page = await session.Hub.Mirror.RankCorridorsAsync(
                new RankCorridorsRequest
                {
                    Pair = Named.PairOf(session.Get(pair), session.Get(structure)),
                    Region = session.Get(region) ?? "",
                    PeriodFrom = range.From,
                    PeriodTo = range.To,
                    MinSize = session.Get(least),
                    PageSize = session.Get(limit),
                    PageToken = session.Get(pageToken) ?? "",
                },
                cancellationToken: cancellationToken);
            session.Out.Result(() => JsonOf(page), () => Show(session.Out, page));
            return ExitCode.Done;
        });
    }

    private static JsonObject JsonOf(RankCorridorsResponse page) => new()
    {
        ["corridors"] = new JsonArray([.. page.Corridors.Select(c => (JsonNode)new JsonObject
        {
            ["origin"] = c.Origin,
            ["destination"] = c.Destination,
            ["period"] = c.TimePeriod,
            ["origin_value"] = c.OriginValue,
            ["destination_value"] = c.DestinationValue,
            ["asymmetry"] = c.Asymmetry,
        })]),
        ["next_page_token"] = page.NextPageToken,
        ["without_agreement"] = new JsonArray([.. page.WithoutAgreement.Select(c => (JsonNode)c)]),
    };

    private static void Show(Output output, RankCorridorsResponse page)
    {
        output.Show(CorridorTable.Of(null, page.Corridors));
        LeftOut.Show(output, page.WithoutAgreement);

        if (page.NextPageToken.Length > 0)
        {
            output.Line($"There are more: --page-token {page.NextPageToken}");
        }
    }
}
