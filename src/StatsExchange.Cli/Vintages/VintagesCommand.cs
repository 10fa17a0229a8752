// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Sheets;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Vintages;

internal static class VintagesCommand
{
    private static readonly string[] Columns = ["vintage#", "time", "structure", "periods", "added#", "revised#", "removed#", "source", "mapping", "provider", "sheets", "withdrawn"];

    public static Command Create()
    {
        var office = Named.Country("OFFICE", "The office: ISO 3166-1 alpha-3.");
        office.Arity = ArgumentArity.ZeroOrOne;
        var structure = Named.Structure("Only this structure.");
        return new DocumentedCommand(
            "vintages",
            "List the vintages of your office, the state of its data after each submission, newest first, and its embargoes; or compare, export and withdraw vintages, and set embargoes.",
            "statsx vintages PHL --structure FLOW",
            "statsx vintages compare PHL --structure FLOW --from 3 --to 5",
            "statsx vintages export PHL --structure FLOW --as-of 3 -o flows-3.csv",
            "statsx vintages withdraw PHL 5 --reason 'sent the wrong file'",
            "statsx vintages embargo PHL --structure FLOW --period 2015..2017 --until 2027-01-01T00:00:00Z")
        {
            office, structure, VintagesCompare.Create(), VintagesExport.Create(), VintagesWithdraw.Create(), VintagesEmbargo.Create(),
        }.Does(async (session, cancellationToken) =>
        {
            var country = session.Get(office) ?? throw CommandException.WrongUsage("Name the office: statsx vintages PHL");
            var only = session.Get(structure)?.ToUpperInvariant() ?? "";
            var revision = 0L;
            var vintages = await Pages.AllAsync(
                async token => await session.Hub.Observations.ListVintagesAsync(
                    new ListVintagesRequest { RefArea = country, Structure = only, PageSize = Pages.Size, PageToken = token }, cancellationToken: cancellationToken),
                page =>
                {
                    revision = page.Revision;
                    return page.Vintages;
                },
                page => page.NextPageToken).ConfigureAwait(false);
            var embargoes = await Pages.AllAsync(
                async token => await session.Hub.Observations.ListEmbargoesAsync(
                    new ListEmbargoesRequest { RefArea = country, Structure = only, PageSize = Pages.Size, PageToken = token }, cancellationToken: cancellationToken),
                page => page.Embargoes,
                page => page.NextPageToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject
                {
                    ["office"] = country,
                    ["revision"] = revision,
                    ["vintages"] = MessageJson.Of(vintages),
                    ["embargoes"] = MessageJson.Of(embargoes),
                },
                () => Show(session.Out, country, vintages, embargoes));
            return ExitCode.Done;
        });
    }

    private static void Show(Output output, string country, List<Vintage> vintages, List<Embargo> embargoes)
    {
        output.Show(FigureTable.Of($"Vintages of {Figures.Party(country)}", Columns, vintages.Select(RowOf)));
        if (embargoes.Count > 0)
        {
            output.Show(EmbargoText.Table(country, embargoes));
        }
    }

    private static string[] RowOf(Vintage vintage) =>
    [
        vintage.Seq.ToString(CultureInfo.InvariantCulture),
        MessageJson.Of(vintage.Time),
        vintage.Structure,
        vintage.PeriodFrom == vintage.PeriodTo ? Figures.Text(vintage.PeriodFrom) : $"{vintage.PeriodFrom}–{vintage.PeriodTo}",
        Figures.Count(vintage.Added),
        Figures.Count(vintage.Revised),
        Figures.Count(vintage.Removed),
        Figures.Text(vintage.SourceName),
        Figures.Text(vintage.Mapping),
        Figures.Text(vintage.Provider),
        SheetText.Versions(vintage.Sheets),
        vintage.Withdrawal is { } withdrawal ? $"by entry {withdrawal.Seq}: {withdrawal.Reason}" : Figures.Dash,
    ];
}
