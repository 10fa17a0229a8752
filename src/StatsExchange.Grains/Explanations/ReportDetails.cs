// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Explanations;

/// <summary>Adds to what is told of an end's figure what its row of then says: its source, its sheet, and whether it is today what it was.</summary>
internal static class ReportDetails
{
    public static void AddTo(PinnedReport report, ComparedSides compared)
    {
        AddSheets(report.Told, report.Then, compared.SheetOf(report.Side.IsOrigin));
        var row = compared.RowOf(report.Side.IsOrigin);
        if (row < 0 || report.Then?.Slice is not { } slice)
        {
            return;
        }

        report.Told.Source = SourceOf(slice, row);
        if (report.Now is not { } now)
        {
            return;
        }

        var today = now.Find(slice, row);
        if (today >= 0 && now.Slice!.ValueAt(today) is not null && !now.IsWithheld(today))
        {
            // The runs of then and of now name the same entry unless a later one has set the cell.
            var isSame = now.SetAt[today] == report.Then.SetAt[row];
            report.Told.Since = isSame ? RevisionSince.Unchanged : RevisionSince.Revised;
            report.Told.SinceVintage = isSame ? 0 : now.SetAt[today];
        }
    }

    /// <summary>The sheet that holds for the figure; where it is not known which does, those that are named for its series.</summary>
    public static void AddSheets(ExplainedReport told, SideOfThen? side, SheetVersion? holding)
    {
        IReadOnlyCollection<SheetVersion> wanted = holding is null ? told.NamedSheets : [holding];
        told.Sheets.AddRange((side?.Sheets ?? []).Where(sheet => wanted.Any(named => named.Id == sheet.Id && named.Version == sheet.Version)));
    }

    public static string SourceOf(Domain.Observations.Slice slice, int row) =>
        slice.Structure.SlicePositionOf("SOURCE") is var position and >= 0 ? slice.Columns[position][row] : "";
}
