// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

internal static class IndexCommand
{
    public static Command Create()
    {
        var countries = Named.Countries(
            "COUNTRY", "One country for all its corridors, two for the corridor from the first to the second, none with --region for a regional body.", 2);
        var structure = Named.ComparedStructure();
        var pair = Named.Pair(structure);
        var region = Named.RegionOption("--region", "All corridors between members of this body; with a country, only its corridors with members.");
        var period = Named.Period("One period, or a range such as 2010..2017. Default: all there are.");
        var command = new DocumentedCommand(
            "index",
            "Asymmetry of many cells together, 100 · Σ|D − O| / (Σ(D + O) / 2) at totals: of a corridor, a country as origin, as destination and both, or a region.",
            "statsx index SWE --period 2010..2017",
            "statsx index SWE DNK --period 2015",
            "statsx index --region EUROPE27 --period 2015 --json")
        {
            countries, structure, pair, region, period,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(countries)?.Tokens is not { Count: > 0 } && result.GetResult(region) is null)
            {
                result.AddError("Name a country, two countries, or a regional body with --region.");
            }
        });
        return command.Does(async (session, cancellationToken) =>
        {
            var range = PeriodRange.Parse(session.Get(period));
            var named = session.Get(countries) ?? [];
            var answer = await session.Hub.Mirror.GetAsymmetryIndexAsync(
                new GetAsymmetryIndexRequest
                {
                    Pair = Named.PairOf(session.Get(pair), session.Get(structure)).Id,
                    Origin = named.Length == 2 ? named[0] : "",
                    Destination = named.Length == 2 ? named[1] : "",
                    Country = named.Length == 1 ? named[0] : "",
                    Region = session.Get(region) ?? "",
                    PeriodFrom = range.From,
                    PeriodTo = range.To,
                },
                cancellationToken: cancellationToken);
            session.Out.Result(() => JsonOf(answer), () => IndexText.Show(session.Out, answer));
            return ExitCode.Done;
        });
    }

    private static JsonObject JsonOf(GetAsymmetryIndexResponse answer)
    {
        var json = MessageJson.Of(answer);
        foreach (var index in json["indices"]!.AsArray())
        {
            index!["time_period"] = (string?)index["time_period"] is { Length: > 0 } period ? period : null;
        }

        return json;
    }
}
