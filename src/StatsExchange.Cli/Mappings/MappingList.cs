// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Mappings;

internal static class MappingList
{
    private static readonly string[] Columns = ["name", "version#", "structure", "title", "registered", "by"];

    public static Command Create()
    {
        var office = Named.CountryOption("--office", "The office.");
        office.Required = true;
        var name = new Argument<string?>("NAME") { Description = "All versions of this one; without it the current version of each.", Arity = ArgumentArity.ZeroOrOne };
        return new DocumentedCommand(
            "list",
            "List your office's mappings, or the versions of one.",
            "statsx mapping list --office PHL",
            "statsx mapping list stocks --office PHL")
        {
            name, office,
        }.Does(async (session, cancellationToken) =>
        {
            var mappings = await MappingPages.AllAsync(session, session.Get(office), session.Get(name) ?? "", cancellationToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["office"] = session.Get(office), ["mappings"] = new JsonArray([.. mappings.Select(Json)]) },
                () => session.Out.Show(FigureTable.Of(null, Columns, mappings.Select(RowOf))));
            return ExitCode.Done;
        });
    }

    private static JsonObject Json(RegisteredMapping registered) => new()
    {
        ["name"] = registered.Mapping.Name,
        ["version"] = registered.Mapping.Version,
        ["structure"] = registered.Mapping.Structure,
        ["title"] = registered.Mapping.Title,
        ["seq"] = registered.Seq,
        ["time"] = MessageJson.Of(registered.Time),
        ["registered_by"] = registered.RegisteredBy,
    };

    private static string[] RowOf(RegisteredMapping registered) =>
    [
        registered.Mapping.Name,
        registered.Mapping.Version.ToString(CultureInfo.InvariantCulture),
        registered.Mapping.Structure,
        Figures.Text(registered.Mapping.Title),
        MessageJson.Of(registered.Time),
        registered.RegisteredBy,
    ];
}
