// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Submissions;

internal static class VintagesCommand
{
    private static readonly string[] Columns = ["vintage#", "time", "structure", "periods", "added#", "revised#", "removed#", "source"];

    public static Command Create()
    {
        var office = Named.Country("OFFICE", "The office: ISO 3166-1 alpha-3.");
        var structure = Named.Structure("Only this structure.");
        return new DocumentedCommand(
            "vintages",
            "List the vintages of your office: the state of its data after each submission, newest first.",
            "statsx vintages PHL --structure FLOW")
        {
            office, structure,
        }.Does(async (session, cancellationToken) =>
        {
            var revision = 0L;
            var vintages = await Pages.AllAsync(
                async token => await session.Hub.Observations.ListVintagesAsync(
                    new ListVintagesRequest
                    {
                        RefArea = session.Get(office),
                        Structure = session.Get(structure)?.ToUpperInvariant() ?? "",
                        PageSize = Pages.Size,
                        PageToken = token,
                    },
                    cancellationToken: cancellationToken),
                page =>
                {
                    revision = page.Revision;
                    return page.Vintages;
                },
                page => page.NextPageToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["office"] = session.Get(office), ["revision"] = revision, ["vintages"] = MessageJson.Of(vintages) },
                () => session.Out.Show(FigureTable.Of($"Vintages of {Figures.Party(session.Get(office))}", Columns, vintages.Select(RowOf))));
            return ExitCode.Done;
        });
    }

    private static string[] RowOf(Vintage vintage) =>
    [
        vintage.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture),
        MessageJson.Of(vintage.Time),
        vintage.Structure,
        vintage.PeriodFrom == vintage.PeriodTo ? Figures.Text(vintage.PeriodFrom) : $"{vintage.PeriodFrom}–{vintage.PeriodTo}",
        Figures.Count(vintage.Added),
        Figures.Count(vintage.Revised),
        Figures.Count(vintage.Removed),
        Figures.Text(vintage.SourceName),
    ];
}
