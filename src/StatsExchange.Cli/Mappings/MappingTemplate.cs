// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.OfficeTables;
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;
using DimensionRole = StatsExchange.Domain.Structures.DimensionRole;
using MappedColumn = StatsExchange.V1.MappedColumn;
using Structure = StatsExchange.Domain.Structures.Structure;
using ValueColumn = StatsExchange.V1.ValueColumn;

namespace StatsExchange.Cli.Mappings;

internal static class MappingTemplate
{
    public static Command Create()
    {
        var table = new Argument<string>("TABLE") { Description = "A table of the office: delimited text, UTF-8." };
        var structure = Named.Structure("The structure of its figures.");
        structure.Required = true;
        var name = new Option<string>("--name") { Description = "The name of the mapping.", HelpName = "NAME", Required = true };
        var headerLine = new Option<int?>("--header-line") { Description = "The line its header stands on. Default: the first that has names in most columns; what is above it is taken for titles.", HelpName = "N" };
        headerLine.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var line) && line < 1)
            {
                result.AddError("--header-line is counted from 1.");
            }
        });
        return new DocumentedCommand(
            "template",
            "Write a mapping to start from: every column of a table, with what can be told from its name. Title lines above the header are left out. Fill in the rest and try it with mapping test. Needs no hub.",
            "statsx mapping template table.csv --structure STOCK --name stocks > stocks.json",
            "statsx mapping template table.csv --structure FLOW --name arrivals --header-line 4 > arrivals.json")
        {
            table, structure, name, headerLine,
        }.Does(async (session, cancellationToken) =>
        {
            var of = StructureCatalogue.Find(session.Get(structure).ToUpperInvariant())!;
            InputFile.Require(session.Get(table));
            var shape = await TableShape.GuessAsync(session.Get(table), session.Get(headerLine) ?? 1, cancellationToken).ConfigureAwait(false);
            var form = new TableForm { Delimiter = shape.Delimiter, HeaderLine = session.Get(headerLine) ?? shape.HeaderLine };
            var mapping = new Mapping { Name = session.Get(name), Structure = of.Id, Table = form };
            var reader = await OfficeTableReader.OpenAsync(session.Get(table), "", form, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                foreach (var column in reader.Columns.Where(column => column.Length > 0))
                {
                    Add(mapping, of, column);
                }
            }

            foreach (var dimension in of.Dimensions.Where(dimension => dimension.IsRequired && dimension.Role == DimensionRole.Alternative && mapping.Columns.All(column => column.Target != dimension.Id)))
            {
                mapping.Constants[dimension.Id] = "";
            }

            session.Out.WriteJson(MappingFile.Write(mapping));
            Remark(session.Out, session.Get(headerLine), shape.HeaderLine);
            return ExitCode.Done;
        });
    }

    private static void Remark(Output output, int? given, int seen)
    {
        if (given is { } line && line != seen)
        {
            output.Note($"Line {line} was taken for the header, as --header-line says; line {seen} looks more like it.");
        }
        else if (given is null && seen > 1)
        {
            output.Note($"Line {seen} was taken for the header, and what is above it for titles, which are not read. If another line is: --header-line N.");
        }
    }

    private static void Add(Mapping mapping, Structure structure, string column)
    {
        var folded = TableText.Fold(column);
        if (Period.TryParse(folded, out _))
        {
            mapping.YearsAsColumns = true;
        }
        else if (folded is "OBS_VALUE" or "VALUE" or "PERSONS" or "COUNT" or "NUMBER")
        {
            mapping.Values.Add(new ValueColumn { Column = column });
        }
        else
        {
            var target = TargetOf(structure, folded);
            mapping.Columns.Add(new MappedColumn { Column = column, Target = target, Readings = { ReadingsOf(structure, target) } });
        }
    }

    private static string TargetOf(Structure structure, string folded) => folded switch
    {
        "YEAR" or "PERIOD" or "TIME" => "TIME_PERIOD",
        "COUNTRY" or "NATIONALITY" or "CITIZENSHIP" or "DESTINATION" or "ORIGIN" or "COUNTRY OF BIRTH" => "COUNTERPART_AREA",
        "AGE GROUP" or "AGEGROUP" => "AGE",
        _ when structure.FindDimension(folded) is not null || structure.FindAttribute(folded) is not null => folded,
        _ => "",
    };

    private static IEnumerable<string> ReadingsOf(Structure structure, string target) => structure.FindDimension(target) switch
    {
        { Role: DimensionRole.Time } => ["period"],
        { Codes: AgeCodes } => ["code", "years"],
        { Codes: PartnerAreas or ReporterAreas or CodeList } => ["code", "name"],
        _ => [],
    };
}
