// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Explanations;

internal static class ExplainCommand
{
    private const string Description = """
        Tell how a figure came about: both originals with their vintages and series sheets, why they differ, how it was estimated and what was settled.

        A regional body is told of a figure of its snapshot, at the vintages the snapshot pins, and whether anything is another since. Analysts and
        signatories of the two countries are told of their own corridor what stands now and what they signed; snapshots are not theirs to read. What
        is missing, withheld or confidential is said to be.
        """;

    public static Command Create()
    {
        var origin = Named.Country("ORIGIN", "The country the move leaves.");
        var destination = Named.Country("DESTINATION", "The country the move reaches.");
        var period = new Argument<string>("PERIOD") { Description = "The period observed, such as 2015." };
        var structure = Named.ComparedStructure();
        var pair = Named.Pair(structure);
        var filter = Filter();
        var snapshot = new Option<string?>("--snapshot")
        {
            Description = "The snapshot. Default: the latest of the region that may be read and holds the figure.", HelpName = "ID",
        };
        var region = Named.RegionOption("--region", "The regional body; for the hub's steward, whose token names none.");
        return new DocumentedCommand(
            "explain",
            Description,
            "statsx explain SWE DNK 2015",
            "statsx explain SWE DNK 2015 --snapshot EUROPE27-1 --json",
            "statsx explain SWE DNK 2015 --filter SEX=F --filter AGE=Y20T24",
            "statsx explain PHL SGP 2015 --structure STOCK --pair birth --region ASEAN")
        {
            origin, destination, period, structure, pair, filter, snapshot, region,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new ExplainFigureRequest
            {
                Origin = session.Get(origin),
                Destination = session.Get(destination),
                Pair = Named.PairOf(session.Get(pair), session.Get(structure)).Id,
                TimePeriod = session.Get(period),
                Snapshot = session.Get(snapshot) ?? "",
                Region = session.Get(region) ?? "",
            };
            foreach (var code in session.Get(filter) ?? [])
            {
                var parts = code.Split('=', 2);
                request.Dimensions[parts[0]] = parts[1];
            }

            var told = await session.Hub.Snapshots.ExplainFigureAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(told), () => ExplanationText.Show(session.Out, told));
            return ExitCode.Done;
        });
    }

    private static Option<string[]> Filter()
    {
        var option = new Option<string[]>("--filter") { Description = "A class of the figure, such as SEX=F; may be repeated. Default: totals.", HelpName = "DIMENSION=CODE" };
        option.Validators.Add(result =>
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var token in result.Tokens)
            {
                var parts = token.Value.Split('=', 2);
                if (parts.Length < 2 || parts[0].Length == 0 || parts[1].Length == 0 || !names.Add(parts[0]))
                {
                    result.AddError($"'{token.Value}' is no class: a dimension, = and a code, such as SEX=F, each dimension once.");
                }
            }
        });
        return option;
    }
}
