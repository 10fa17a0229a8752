// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reconciliation;

/// <summary>Estimates by class for the reader, and why corridors have none.</summary>
internal static class DetailText
{
    private static readonly string[] Columns = ["origin", "destination", "class", "estimate#"];
    private static readonly string[] ReasonColumns = ["origin", "destination", "no classes, because"];

    public static void Show(Output output, ReconciliationResult result)
    {
        if (result.Cells.Any(cell => cell.Detail.Count > 0))
        {
            output.Show(FigureTable.Of("Estimates by class, which add up to those above", Columns, result.Cells.SelectMany(cell => cell.Detail.Select(part => new[]
            {
                Figures.Party(cell.Origin),
                Figures.Party(cell.Destination),
                string.Join(", ", part.Dimensions.OrderBy(named => named.Key, StringComparer.Ordinal).Select(named => $"{named.Key} {named.Value}")),
                Figures.Value(part.Estimate),
            }))));
        }

        if (result.Cells.Any(cell => cell.DetailReason.Length > 0))
        {
            output.Show(FigureTable.Of("Estimates without classes", ReasonColumns, result.Cells.Where(cell => cell.DetailReason.Length > 0).Select(cell => new[]
            {
                Figures.Party(cell.Origin), Figures.Party(cell.Destination), cell.DetailReason.Replace('_', ' ').ToLowerInvariant(),
            })));
        }
    }
}
