// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using StatsExchange.Cli.Terminal;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Sheets;

internal static class SheetTemplate
{
    private static readonly string[] SeriesDimensions = ["MEASURE", "BASIS", "CITIZENS", "SOURCE"];

    public static Command Create()
    {
        var structure = Named.Structure("The structure of the series.", "FLOW");
        return new DocumentedCommand(
            "template",
            "Write a series sheet to fill in: every field with nothing stated. What may stand in a field is told beside it, on standard error. Needs no hub.",
            "statsx sheet template --structure FLOW > departures.json",
            "statsx sheet template --structure STOCK > stocks.json")
        {
            structure,
        }.Does((session, _) =>
        {
            var of = StructureCatalogue.Find(session.Get(structure).ToUpperInvariant())!;
            var sheet = new JsonObject();
            foreach (var field in SheetFile.Fields.Where(field => field.Name != "classes_assigned_by"))
            {
                sheet[field.Name] = field.Name switch
                {
                    "structure" => of.Id,
                    "coverage" => new JsonObject(GroupCoverage.Descriptor.Fields.InDeclarationOrder().Select(group => KeyValuePair.Create<string, JsonNode?>(group.Name, null))),
                    _ => null,
                };
                if (field.FieldType == FieldType.Enum)
                {
                    session.Out.Note($"{field.Name}: {string.Join(", ", SheetFile.Codes(field))}");
                }
            }

            foreach (var dimension in SeriesDimensions.Select(of.FindDimension).OfType<Domain.Structures.Dimension>())
            {
                session.Out.Note($"{dimension.Id.ToLowerInvariant()}: {string.Join(", ", dimension.Codes.Listed.Select(code => $"{code.Id} ({code.Name})"))}");
            }

            session.Out.WriteJson(sheet);
            return Task.FromResult(ExitCode.Done);
        });
    }
}
