// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Parsing;
using StatsExchange.Cli.Terminal;
using StatsExchange.Domain;
using StatsExchange.Client.VitalEvents;
using StatsExchange.Domain.Areas;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reconciliation;

internal static class ReconcileCommand
{
    public static Command Create()
    {
        var region = Named.Region("REGION", "The regional body, all corridors between whose members are reconciled.");
        var structure = Named.ComparedStructure();
        var pair = Named.Pair(structure);
        var period = Named.Period("The period, or the first of several.");
        period.Required = true;
        var last = new Option<string?>("--to") { Description = "The last period, inclusive; each is reconciled by itself, in one job that goes on after a restart of the hub.", HelpName = "PERIOD" };
        var corridors = new Option<string[]>("--corridor")
        {
            Description = "Estimate only this corridor; may be repeated. The method learns from all corridors in any case.",
            HelpName = "ORIGIN-DESTINATION",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = CorridorsOf,
        };
        var method = new Option<string>("--method") { Description = "One of statsx methods list, for example receiving, mean, factors or stock-differences.", HelpName = "METHOD", Required = true };
        var benchmark = new Option<string?>("--benchmark") { Description = "The reports whose factor is 1, for example AUT:immigration. Without it the sum rule holds.", HelpName = "COUNTRY:SIDE" };
        var parameters = new Option<string[]>("--parameter") { Description = "Another parameter of the method, NAME=VALUE; may be repeated.", HelpName = "NAME=VALUE" };
        var births = new Option<string?>("--births")
        {
            Description = "For stock-accounts: a CSV file with COUNTRY, BIRTHS and DEATHS of the interval, and NATIVES_START and NATIVES_END where offices do not report their native-born.",
            HelpName = "FILE",
        };
        var detail = new Option<string[]>("--by")
        {
            Description = "Divide each estimate by a dimension, for example SEX or AGE, where both ends report its classes; at most two. The classes add up to the estimate.",
            HelpName = "DIMENSION",
            AllowMultipleArgumentsPerToken = true,
        };
        var factors = Named.StayFactors();
        var target = Named.TargetStay();
        return new DocumentedCommand(
            "reconcile",
            "Reconcile the corridors between the members of a regional body, in one period or several.",
            "statsx reconcile EUROPE27 --structure FLOW --period 2015 --method factors",
            "statsx reconcile EUROPE27 --period 2015 --method factors --benchmark AUT:immigration",
            "statsx reconcile EUROPE27 --period 2010 --to 2017 --method factors",
            "statsx reconcile EUROPE27 --period 2015 --method mean --corridor SWE-DNK --corridor DNK-SWE",
            "statsx reconcile EUROPE27 --period 2015 --method factors --parameter objective=logs --parameter pool=2013,2014",
            "statsx reconcile EUROPE27 --period 2015 --method measurement --parameter variance=high=0.01,medium=0.04,low=0.09",
            "statsx reconcile EUROPE27 --period 2015 --method mean --by SEX AGE",
            "statsx reconcile ASEAN --structure STOCK --period 2019 --method stock-differences --parameter start=2015",
            "statsx reconcile ASEAN --structure STOCK --period 2019 --method stock-accounts --parameter start=2015 --births vital.csv",
            "statsx reconcile ASEAN --structure STOCK --period 2019 --method receiving --json")
        {
            region, structure, pair, period, last, corridors, method, benchmark, parameters, births, detail, factors, target,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new StartReconciliationRequest
            {
                RequestId = Named.NewRequestId(),
                Region = session.Get(region),
                Pair = Named.PairOf(session.Get(pair), session.Get(structure)).Id,
                TimePeriod = session.Get(period),
                PeriodTo = session.Get(last) ?? "",
                Corridors = { (session.Get(corridors) ?? []).Select(NamedOf) },
                Method = session.Get(method),
                StayFactors = session.Get(factors) ?? "",
            };
            request.Detail.Add((session.Get(detail) ?? []).Select(dimension => dimension.ToUpperInvariant()));
            if (session.Get(target) is { } months)
            {
                request.TargetStayMonths = months;
            }

            foreach (var (name, value) in (session.Get(parameters) ?? []).Select(SplitParameter))
            {
                AddOnce(request, name, value);
            }

            if (session.Get(benchmark) is { } reports)
            {
                AddOnce(request, "benchmark", reports);
            }

            if (session.Get(births) is { } file)
            {
                var members = Regions.Find(request.Region)!.Members.Select(member => member.Value).ToHashSet(StringComparer.Ordinal);
                AddOnce(request, "natives", await VitalEventsFile.ReadAsync(file, members, cancellationToken).ConfigureAwait(false));
            }

            var found = await Work.ShowAsync(
                session.Out,
                $"Reconciling {Figures.Party(request.Region)} {request.TimePeriod}{(request.PeriodTo.Length > 0 ? $" to {request.PeriodTo}" : "")}",
                progress => ReconciliationRun.RunAsync(session.Hub, request, progress, cancellationToken)).ConfigureAwait(false);
            session.Out.Result(() => ReconciliationText.Json(found), () => ReconciliationText.Show(session.Out, found));
            return ExitCode.Done;
        });
    }

    private static string[] CorridorsOf(ArgumentResult result)
    {
        var corridors = result.Tokens.Select(token => token.Value.ToUpperInvariant()).ToArray();
        foreach (var corridor in corridors.Where(corridor => corridor.Split('-') is not [var from, var to] || !IsCountry(from) || !IsCountry(to)))
        {
            result.AddError($"'{corridor}' is not ORIGIN-DESTINATION, two countries by alpha-3 such as SWE-DNK.");
        }

        return corridors;
    }

    private static bool IsCountry(string code) => CountryCode.TryParse(code, out _);

    private static NamedCorridor NamedOf(string corridor) => new() { Origin = corridor[..3], Destination = corridor[4..] };

    private static void AddOnce(StartReconciliationRequest request, string name, string value)
    {
        if (!request.Parameters.TryAdd(name, value))
        {
            throw CommandException.WrongUsage($"The parameter {name} is given twice; --benchmark gives benchmark, and --births gives natives.");
        }
    }

    private static (string Name, string Value) SplitParameter(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (text[..at], text[(at + 1)..]) : throw CommandException.WrongUsage($"'{text}' is not NAME=VALUE.");
    }
}
