// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Sheets;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Vintages;
using StatsExchange.V1;

namespace StatsExchange.Cli.Vintages;

internal static class VintagesExport
{
    private const string LongCsv = "long-csv";
    private const string SdmxCsv = "sdmx-csv";

    public static Command Create()
    {
        var office = Named.Country("OFFICE", "The office: ISO 3166-1 alpha-3.");
        var structure = Named.Structure("The structure exported.");
        structure.Required = true;
        var asOf = StateName.Option("--as-of", "The state exported; without it the latest.");
        var period = Named.Period("Only this period, or a range: 2010..2017.");
        var format = new Option<string>("--format") { Description = "long-csv: the columns in use. sdmx-csv: SDMX-CSV 2.0.", HelpName = "long-csv|sdmx-csv", DefaultValueFactory = _ => LongCsv };
        format.AcceptOnlyFromAmong(LongCsv, SdmxCsv);
        var output = new Option<string>("--output", "-o") { Description = "The file; one that is there already is replaced.", HelpName = "FILE", Required = true };
        return new DocumentedCommand(
            "export",
            "Export your office's data as they were, as long CSV or SDMX-CSV 2.0 that can be submitted again. The same state gives the same file for ever.",
            "statsx vintages export PHL --structure FLOW --as-of 3 -o flows-3.csv",
            "statsx vintages export PHL --structure FLOW --as-of 2026-01-01T00:00:00Z --period 2010..2017 -o flows.csv",
            "statsx vintages export PHL --structure FLOW --format sdmx-csv -o flows-sdmx.csv")
        {
            office, structure, asOf, period, format, output,
        }.Does(async (session, cancellationToken) =>
        {
            var range = PeriodRange.Parse(session.Get(period));
            var request = new ExportObservationsRequest
            {
                RefArea = session.Get(office),
                Structure = session.Get(structure).ToUpperInvariant(),
                PeriodFrom = range.From,
                PeriodTo = range.To,
            };
            if (session.Get(asOf) is { Seq: { } seq })
            {
                request.AsOfSeq = seq;
            }
            else if (session.Get(asOf) is { Time: { } time })
            {
                request.AsOfTime = time;
            }

            var file = session.Get(output);
            var export = await Work.ShowAsync(session.Out, $"Exporting {request.Structure} of {Figures.Party(request.RefArea)}", progress =>
                VintageFile.WriteAsync(session.Hub, request, file, session.Get(format) == SdmxCsv ? VintageFormat.SdmxCsv : VintageFormat.LongCsv, new Received(progress), cancellationToken)).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject
                {
                    ["office"] = request.RefArea,
                    ["structure"] = request.Structure,
                    ["revision"] = export.Revision,
                    ["observations"] = export.Observations,
                    ["file"] = file,
                    ["sheets"] = MessageJson.Of(export.Sheets),
                },
                () =>
                {
                    session.Out.Line($"{file} has {Figures.Count(export.Observations, "observation")} of {request.Structure} of {Figures.Party(request.RefArea)}.");
                    session.Out.Line($"Series sheets: {SheetText.Versions(export.Sheets)}");
                });
            return ExitCode.Done;
        });
    }

    private sealed class Received(IWorkProgress progress) : IProgress<long>
    {
        public void Report(long value) => progress.Report(null, value, 0);
    }
}
