// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Submissions;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.OfficeTables;
using StatsExchange.V1;

namespace StatsExchange.Cli.Mappings;

internal static class MappingTest
{
    private const int MostRows = 1_000;
    private static readonly string[] ReadingColumns = ["column", "target", "text", "code", "read by"];

    public static Command Create()
    {
        var table = new Argument<string>("TABLE") { Description = "A table of the office: delimited text, UTF-8." };
        var office = Named.CountryOption("--office", "The office.");
        office.Required = true;
        var file = new Option<string?>("--file") { Description = "The mapping as JSON; it need not be registered.", HelpName = "FILE" };
        var registered = new Option<string?>("--mapping") { Description = "A registered mapping: NAME or NAME@VERSION.", HelpName = "NAME" };
        var rows = new Option<int>("--rows") { Description = $"How many rows of the table are tried, at most {MostRows}.", HelpName = "N", DefaultValueFactory = _ => MostRows };
        return new DocumentedCommand(
            "test",
            "Try a mapping on the first rows of a table: what they become, how each text was read, what would be found. Nothing is stored.",
            "statsx mapping test table.csv --office PHL --file stocks.json",
            "statsx mapping test table.csv --office PHL --mapping stocks@1 --rows 20 --json")
        {
            table, office, file, registered, rows,
        }.Does(async (session, cancellationToken) =>
        {
            if (session.Get(file) is null == session.Get(registered) is null)
            {
                throw CommandException.WrongUsage("Name the mapping: --file FILE, or --mapping NAME.");
            }

            if (session.Get(rows) is < 1 or > MostRows)
            {
                throw CommandException.WrongUsage($"--rows is 1 to {MostRows}.");
            }

            var request = new TestMappingRequest { RefArea = session.Get(office) };
            TableForm? form;
            if (session.Get(file) is { } path)
            {
                request.Mapping = await MappingFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
                form = request.Mapping.Table;
            }
            else
            {
                request.Registered = session.Get(registered)!;
                form = (await MappingPages.AllAsync(session, request.RefArea, request.Registered, cancellationToken).ConfigureAwait(false)).FirstOrDefault()?.Mapping.Table;
            }

            var wrong = await ReadAsync(request, session.Get(table), form ?? new TableForm(), session.Get(rows), cancellationToken).ConfigureAwait(false);
            var answer = await session.Hub.Submissions.TestMappingAsync(request, cancellationToken: cancellationToken);
            answer.Report.Errors += wrong.Count;
            answer.Report.Findings.AddRange(wrong);
            session.Out.Result(() => Json(answer), () => Show(session.Out, answer));
            return answer.Report.Errors == 0 ? ExitCode.Done : ExitCode.Refused;
        });
    }

    private static async Task<List<Finding>> ReadAsync(TestMappingRequest request, string path, TableForm form, int most, CancellationToken cancellationToken)
    {
        InputFile.Require(path);
        var wrong = new List<Finding>();
        var reader = await OfficeTableReader.OpenAsync(path, request.RefArea, form, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await foreach (var row in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                wrong.AddRange(row.Findings);
                if (row.Findings.IsEmpty)
                {
                    request.Sample.Add(row.ToObservation());
                }

                if (request.Sample.Count + wrong.Count >= most)
                {
                    break;
                }
            }
        }

        return wrong;
    }

    private static JsonObject Json(TestMappingResponse answer) => new()
    {
        ["applied"] = MessageJson.Of(answer.Applied),
        ["observations"] = MessageJson.Of(answer.Observations),
        ["readings"] = MessageJson.Of(answer.Readings),
        ["errors"] = answer.Report.Errors,
        ["warnings"] = answer.Report.Warnings,
        ["informations"] = answer.Report.Informations,
        ["findings"] = MessageJson.Of(answer.Report.Findings),
    };

    private static void Show(Output output, TestMappingResponse answer)
    {
        string[] ids = [.. answer.Observations.SelectMany(row => row.Dimensions.Keys.Concat(row.Attributes.Keys)).Distinct().Order(StringComparer.Ordinal)];
        output.Show(FigureTable.Of("Observations", ["line#", .. ids, "OBS_VALUE#"], answer.Observations.Select(row => (string[])
        [
            row.Line.ToString(CultureInfo.InvariantCulture),
            .. ids.Select(id => Figures.Text(row.Dimensions.GetValueOrDefault(id) ?? row.Attributes.GetValueOrDefault(id) ?? "")),
            row.HasValue ? row.Value.ToString("R", CultureInfo.InvariantCulture) : Figures.Dash,
        ])));
        output.Show(FigureTable.Of("How texts were read", ReadingColumns, answer.Readings.Select(read => new[]
        {
            read.Column, read.Target, read.Text, Figures.Text(read.Code), Figures.Text(read.Reading),
        })));
        OutcomeText.ShowFindings(output, answer.Report.Findings);
        output.Line(MappingText.Applied(answer.Applied));
        output.Line($"Errors: {Figures.Count(answer.Report.Errors)}, warnings: {Figures.Count(answer.Report.Warnings)}. Nothing was stored.");
    }
}
