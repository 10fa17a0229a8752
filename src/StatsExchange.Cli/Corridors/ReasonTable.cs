// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

/// <summary>Why figures differ, for the reader: one line per reason.</summary>
internal static class ReasonTable
{
    private static readonly string[] Columns = ["reason", "kind", "log points#", "what", "by"];

    /// <summary>Whether there is more to say of a cell than that all of it is unexplained.</summary>
    public static bool HasMore(IEnumerable<Reason> reasons) => reasons.Any(reason => reason.Reason_ != AsymmetryReason.Unexplained || reason.Kind == ReasonKind.Assumed);

    /// <summary>The reasons of cells, each led by what names the cell.</summary>
    public static FigureTable Of(string title, IReadOnlyList<string> nameColumns, IEnumerable<(string[] Name, IEnumerable<Reason> Reasons)> cells) => FigureTable.Of(
        title,
        [.. nameColumns, .. Columns],
        cells.SelectMany(cell => cell.Reasons.Select((reason, at) => (string[])[.. at == 0 ? cell.Name : Enumerable.Repeat("", cell.Name.Length), .. RowOf(reason)])));

    /// <summary>The reasons in a few words, with their log points where they have any: minimum stay +0.315, territory.</summary>
    public static string Summary(IEnumerable<Reason> reasons) => string.Join(", ", reasons
        .Where(reason => reason.Kind != ReasonKind.Assumed)
        .Select(reason => reason.HasLogPoints ? $"{Words(reason)} {Figures.LogPoints(reason.LogPoints)}" : Words(reason)));

    private static string[] RowOf(Reason reason) =>
    [
        Words(reason),
        ShortNames.Of(reason.Kind).ToLowerInvariant(),
        Figures.LogPoints(reason.HasLogPoints ? reason.LogPoints : null),
        reason.Detail,
        reason.Source,
    ];

    private static string Words(Reason reason) => ShortNames.Of(reason.Reason_).ToLowerInvariant().Replace('_', ' ');
}
