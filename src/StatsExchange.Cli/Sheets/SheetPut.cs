// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Sheets;

internal static class SheetPut
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The sheet: JSON, as template writes it or show --json prints it." };
        var office = Named.CountryOption("--office", "The office whose figures it is about.");
        office.Required = true;
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "put",
            "Record a series sheet, or the next version of one. For other periods than before, end the sheet first: put it with \"withdrawn\": true.",
            "statsx sheet put departures.json --office PHL",
            "statsx sheet put departures.json --office PHL --request-id departures-2 --json")
        {
            file, office, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new PutSeriesSheetRequest
            {
                RequestId = session.RequestId(requestId),
                RefArea = session.Get(office),
                Sheet = await SheetFile.ReadAsync(session.Get(file), cancellationToken).ConfigureAwait(false),
            };
            var answer = await session.Hub.Submissions.PutSeriesSheetAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Sheet), () => session.Out.Line(SheetText.Heading(answer.Sheet)));
            return ExitCode.Done;
        });
    }
}
