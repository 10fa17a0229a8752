// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

internal static class NetMigrationCommand
{
    private static readonly string[] Columns = ["figure", "persons#", "from"];

    public static Command Create()
    {
        var country = Named.Country("COUNTRY", "The country whose flows from and to all others are checked.");
        var region = Named.RegionOption("--region", "For a region or its steward: the body for which the country lets estimates be made. An office leaves it out.");
        var period = Named.Period("The period of the flows, for example 2015.");
        period.Required = true;
        var births = Persons("--births", "Live births in the period.");
        births.Required = true;
        var deaths = Persons("--deaths", "Deaths in the period.");
        deaths.Required = true;
        var start = Persons("--population-start", "Population at the start. Without it the office's own stock total.");
        var end = Persons("--population-end", "Population at the end. Without it the office's own stock total.");
        var stockStart = new Option<string?>("--stock-start") { Description = "Period of the stock at the start. Default: by the reference date of its series sheet.", HelpName = "PERIOD" };
        var stockEnd = new Option<string?>("--stock-end") { Description = "Period of the stock at the end. Default: by the reference date of its series sheet.", HelpName = "PERIOD" };
        var rounding = Persons("--rounding", "What populations, births and deaths are rounded to. Default: 1.");
        var error = Numbers.AtLeast0("--population-error", "The share of the mean population that its change may be wrong by: a stated choice. Default: 0.", "SHARE", most: 1);
        return new DocumentedCommand(
            "net-migration",
            "Check whether a country's arrivals from and departures to all countries fit its population balance, (P1 − P0) − (births − deaths).",
            "statsx net-migration SWE --period 2015 --births 114870 --deaths 90907 --population-start 9747355 --population-end 9851017 --population-error 0.001",
            "statsx net-migration SWE --period 2015 --births 114870 --deaths 90907 --stock-start 2014 --stock-end 2015",
            "statsx net-migration SWE --region EUROPE27 --period 2015 --births 114870 --deaths 90907 --json")
        {
            country, region, period, births, deaths, start, end, stockStart, stockEnd, rounding, error,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new CheckNetMigrationRequest
            {
                Country = session.Get(country),
                Region = session.Get(region) ?? "",
                TimePeriod = session.Get(period),
                Births = session.Get(births)!.Value,
                Deaths = session.Get(deaths)!.Value,
                StockAtStart = session.Get(stockStart) ?? "",
                StockAtEnd = session.Get(stockEnd) ?? "",
                PopulationError = session.Get(error) ?? 0,
            };
            if (session.Get(start) is { } before)
            {
                request.PopulationAtStart = before;
            }

            if (session.Get(end) is { } after)
            {
                request.PopulationAtEnd = after;
            }

            if (session.Get(rounding) is { } unit)
            {
                request.RoundingUnit = unit;
            }

            var answer = await session.Hub.Mirror.CheckNetMigrationAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => JsonOf(request, answer), () => Show(session.Out, request, answer));
            return ExitCode.Done;
        });
    }

    private static Option<double?> Persons(string name, string description) => Numbers.AtLeast0(name, description, "PERSONS");

    private static JsonObject JsonOf(CheckNetMigrationRequest request, CheckNetMigrationResponse answer)
    {
        var json = new JsonObject { ["country"] = request.Country, ["period"] = request.TimePeriod };
        foreach (var (name, value) in MessageJson.Of(answer))
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    private static void Show(Output output, CheckNetMigrationRequest request, CheckNetMigrationResponse answer)
    {
        output.Show(FigureTable.Of($"{Figures.Party(request.Country)}, {request.TimePeriod}", Columns, answer.Figures.Select(RowOf)));
        output.Line(answer.HasResidual
            ? $"The population balance leaves {Figures.Value(answer.Residual)} for net migration; plausible is {Figures.Value(answer.Lower)} to {Figures.Value(answer.Upper)}."
            : "There is no band: a population is not there, or may not be told.");
        output.Line(answer.HasNet ? $"Arrivals less departures, as reported: {Figures.Value(answer.Net)}." : "Arrivals less departures: not known, which is not 0.");
        output.Line(answer.Finding switch
        {
            NetMigrationFinding.InBand => "They are in the band.",
            NetMigrationFinding.BelowBand => $"They are {Figures.Value(-answer.Beyond)} below it: fewer came, or more left, than the balance allows.",
            NetMigrationFinding.AboveBand => $"They are {Figures.Value(answer.Beyond)} above it: more came, or fewer left, than the balance allows.",
            _ => "They cannot be compared.",
        });
    }

    private static string[] RowOf(BalanceFigure figure) =>
    [
        figure.Name.Replace('_', ' '),
        Figures.Value(figure.HasValue ? figure.Value : null),
        figure.Status switch
        {
            BalanceFigureStatus.Given => "given",
            BalanceFigureStatus.Reported => $"reported for {figure.TimePeriod}, source {figure.Source}{(figure.HasValue ? "" : "; may be estimated from, not shown")}",
            BalanceFigureStatus.Missing when figure.LookedFor.Count > 0 => $"missing: no stock of {string.Join(" or ", figure.LookedFor)} is one of that day",
            var status => ShortNames.Of(status).ToLowerInvariant() + (figure.TimePeriod.Length > 0 ? $" in {figure.TimePeriod}" : ""),
        },
    ];
}
