// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reference;

internal static class StructuresCommand
{
    private static readonly string[] ListColumns = ["structure", "name", "dimensions#", "attributes#", "mirror pairs"];
    private static readonly string[] DimensionColumns = ["dimension", "role", "code list", "default"];
    private static readonly string[] PairColumns = ["pair", "name", "origin reports", "destination reports", "matched"];

    public static Command Create()
    {
        var id = new Argument<string?>("STRUCTURE") { Description = "One structure, whole. Without it all are listed.", Arity = ArgumentArity.ZeroOrOne };
        return new DocumentedCommand(
            "structures",
            "Show the structures of the hub: dimensions with role and default, attributes, mirror pairs. Needs no token.",
            "statsx structures",
            "statsx structures FLOW")
        {
            id,
        }.Does(async (session, cancellationToken) =>
        {
            if (session.Get(id) is { } one)
            {
                var answer = await session.Hub.Reference.GetStructureAsync(
                    new GetStructureRequest { Structure = one.ToUpperInvariant() },
                    cancellationToken: cancellationToken);
                session.Out.Result(() => MessageJson.Of(answer.Structure), () => Show(session.Out, answer.Structure));
                return ExitCode.Done;
            }

            var structures = await Pages.AllAsync(
                async token => await session.Hub.Reference.ListStructuresAsync(
                    new ListStructuresRequest { PageSize = Pages.Size, PageToken = token },
                    cancellationToken: cancellationToken),
                page => page.Structures,
                page => page.NextPageToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["structures"] = MessageJson.Of(structures) },
                () => session.Out.Show(FigureTable.Of(null, ListColumns, structures.Select(RowOf))));
            return ExitCode.Done;
        });
    }

    private static string[] RowOf(Structure structure) =>
    [
        structure.Id,
        structure.Name,
        Figures.Count(structure.Dimensions.Count),
        Figures.Count(structure.Attributes.Count),
        Figures.Text(string.Join(", ", structure.Pairs.Select(p => p.Id))),
    ];

    private static void Show(Output output, Structure structure)
    {
        output.Line($"{structure.Agency}:{structure.Id}({structure.Version}) {structure.Name}");
        output.Show(FigureTable.Of(null, DimensionColumns, structure.Dimensions.Select(d => new[]
        {
            d.Id,
            ShortNames.Of(d.Role).ToLowerInvariant(),
            Figures.Text(d.CodeList),
            d.HasDefaultCode ? d.DefaultCode : "required",
        })));
        output.Line("Attributes: " + string.Join(", ", structure.Attributes.Select(a => a.Id)));
        if (structure.Pairs.Count > 0)
        {
            output.Show(FigureTable.Of(null, PairColumns, structure.Pairs.Select(p => new[]
            {
                p.Id,
                p.Name,
                p.OriginStructure,
                p.DestinationStructure,
                string.Join(' ', p.Matched),
            })));
        }
    }
}
