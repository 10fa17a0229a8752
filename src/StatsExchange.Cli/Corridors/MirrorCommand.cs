// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using Grpc.Core;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

internal static class MirrorCommand
{
    public static Command Create()
    {
        var origin = Named.Country("ORIGIN", "The country the move leaves.");
        var destination = Named.Country("DESTINATION", "The country the move reaches.");
        var structure = Named.ComparedStructure();
        var pair = Named.Pair(structure);
        var period = Named.Period("One period, or a range such as 2010..2017. Default: all there are.");
        var factors = Named.StayFactors();
        var target = Named.TargetStay();
        var exact = new Option<bool>("--exact") { Description = "Compare only what both sent under the same codes: finer classes are not added up." };
        return new DocumentedCommand(
            "mirror",
            "Compare what the two ends of a corridor report about the same people, cell by cell, and why they differ.",
            "statsx mirror SWE DNK --structure FLOW --period 2015",
            "statsx mirror SWE DNK --structure FLOW --period 2015 --stay-factors IMEM",
            "statsx mirror SWE DNK --structure FLOW --period 2015 --exact",
            "statsx mirror PHL SAU --structure FLOW --pair departing_nationals --json")
        {
            origin, destination, structure, pair, period, factors, target, exact,
        }.Does(async (session, cancellationToken) =>
        {
            var range = PeriodRange.Parse(session.Get(period));
            var figures = Named.PairOf(session.Get(pair), session.Get(structure));
            var comparison = new CorridorComparison(
                figures.Destination.Structure,
                figures.Id,
                session.Get(origin),
                session.Get(destination));
            var request = new CompareCorridorRequest
            {
                Origin = comparison.Origin,
                Destination = comparison.Destination,
                Pair = comparison.Pair,
                PeriodFrom = range.From,
                PeriodTo = range.To,
                StayFactors = session.Get(factors) ?? "",
                ExactOnly = session.Get(exact),
            };
            if (session.Get(target) is { } months)
            {
                request.TargetStayMonths = months;
            }

            using var call = session.Hub.Mirror.CompareCorridor(request, cancellationToken: cancellationToken);
            while (await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
            {
                comparison.Add(call.ResponseStream.Current);
            }

            session.Out.Result(comparison.ToJson, () => comparison.Show(session.Out));
            return ExitCode.Done;
        });
    }
}
