// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Sheets;

internal static class SheetList
{
    private static readonly string[] Columns = ["sheet", "version#", "minimum stay", "residence", "undercount", "reference source", "provider", "entry#"];

    public static Command Create()
    {
        var office = Named.CountryOption("--office", "Your office; or a partner, whose sheets of figures under an agreement with you are listed.");
        office.Required = true;
        var structure = Named.Structure("Only sheets of this structure.");
        var history = new Option<bool>("--all-versions") { Description = "Every version there ever was, in the order they were recorded, also of sheets that hold no longer." };
        return new DocumentedCommand(
            "list",
            "List the series sheets that hold for an office's figures, or every version of them.",
            "statsx sheet list --office PHL --structure FLOW",
            "statsx sheet list --office PHL --all-versions --json")
        {
            office, structure, history,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new ListSeriesSheetsRequest
            {
                RefArea = session.Get(office),
                Structure = session.Get(structure)?.ToUpperInvariant() ?? "",
                AllVersions = session.Get(history),
                PageSize = Pages.Size,
            };
            var sheets = await SheetPages.AllAsync(session, request, cancellationToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["office"] = request.RefArea, ["sheets"] = MessageJson.Of(sheets) },
                () => session.Out.Show(FigureTable.Of($"Series sheets of {Figures.Party(request.RefArea)}", Columns, sheets.Select(RowOf))));
            return ExitCode.Done;
        });
    }

    private static string[] RowOf(SeriesSheet sheet) =>
    [
        sheet.Id,
        sheet.Version.ToString(CultureInfo.InvariantCulture) + (sheet.Withdrawn ? " (end)" : ""),
        StayOf(sheet),
        sheet.Residence == ResidenceCriterion.Unspecified ? Figures.Text(sheet.ResidenceCriterion) : Named.Word(ShortNames.Of(sheet.Residence)),
        Figures.Text(sheet.UndercountClass),
        sheet.ReferenceSource ? "yes" : Figures.Dash,
        Figures.Text(sheet.Provider),
        sheet.Seq.ToString(CultureInfo.InvariantCulture),
    ];

    private static string StayOf(SeriesSheet sheet) =>
        sheet.MinimumStayPermanent ? "permanent"
        : sheet.HasMinimumStayMonths ? $"{sheet.MinimumStayMonths} months"
        : Figures.Dash;
}
