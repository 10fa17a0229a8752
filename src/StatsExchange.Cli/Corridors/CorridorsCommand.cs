// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

internal static class CorridorsCommand
{
    private const int DefaultLimit = 20;

    public static Command Create()
    {
        var structure = Named.ComparedStructure();
        var pair = Named.Pair(structure);
        var region = Named.RegionOption("--region", "Only corridors between members of this body.");
        var period = Named.Period("One period, or a range such as 2010..2017. Default: all there are.");
        var least = Numbers.AtLeast0("--min", "Only corridors whose mean of the two figures is at least this.", "N");
        var reason = Named.Choice("--reason", "Only corridors with this reason, computed or declared; unexplained: those with anything left unexplained.", AsymmetryReason.Unspecified);
        var factors = Named.StayFactors();
        var target = Named.TargetStay();
        var limit = new Option<int>("--limit") { Description = "At most this many.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        var pageToken = new Option<string?>("--page-token") { Description = "next_page_token of the page before.", HelpName = "TOKEN" };
        return new DocumentedCommand(
            "corridors",
            "Rank corridors by asymmetry, largest first: your own, or those within a regional body.",
            "statsx corridors --region EUROPE27 --period 2015 --min 100",
            "statsx corridors --period 2015 --reason minimum-stay --stay-factors IMEM",
            "statsx corridors --structure STOCK --pair birth --limit 50 --json")
        {
            structure, pair, region, period, least, reason, factors, target, limit, pageToken,
        }.Does(async (session, cancellationToken) =>
        {
            var range = PeriodRange.Parse(session.Get(period));
            var request = new RankCorridorsRequest
            {
                Pair = Named.PairOf(session.Get(pair), session.Get(structure)).Id,
                Region = session.Get(region) ?? "",
                PeriodFrom = range.From,
                PeriodTo = range.To,
                MinSize = session.Get(least) ?? 0,
                Reason = session.Get(reason),
                StayFactors = session.Get(factors) ?? "",
                PageSize = session.Get(limit),
                PageToken = session.Get(pageToken) ?? "",
            };
            if (session.Get(target) is { } months)
            {
                request.TargetStayMonths = months;
            }

            var page = await session.Hub.Mirror.RankCorridorsAsync(request, cancellationToken: cancellationToken);
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
            ["derived"] = ShortNames.Of(c.Derived),
            ["reasons"] = MessageJson.Of(c.Reasons),
            ["origin_harmonised"] = c.HasOriginHarmonised ? c.OriginHarmonised : null,
            ["destination_harmonised"] = c.HasDestinationHarmonised ? c.DestinationHarmonised : null,
            ["origin_unknown_share"] = c.HasOriginUnknownShare ? c.OriginUnknownShare : null,
            ["destination_unknown_share"] = c.HasDestinationUnknownShare ? c.DestinationUnknownShare : null,
        })]),
        ["next_page_token"] = page.NextPageToken,
        ["revisions"] = MessageJson.Of(page)["revisions"]!.DeepClone(),
        ["unranked"] = page.Unranked is { } unranked ? MessageJson.Of(unranked) : null,
        ["without_agreement"] = new JsonArray([.. page.WithoutAgreement.Select(c => (JsonNode)c)]),
    };

    private static void Show(Output output, RankCorridorsResponse page)
    {
        output.Show(CorridorTable.Of(null, page.Corridors));
        LeftOut.Show(output, page.Unranked);
        LeftOut.Show(output, page.WithoutAgreement);

        if (page.NextPageToken.Length > 0)
        {
            output.Line($"There are more: --page-token {page.NextPageToken}");
        }
    }
}
