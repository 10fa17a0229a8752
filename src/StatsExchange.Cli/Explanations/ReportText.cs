// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Cli.Sheets;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Explanations;

/// <summary>What one end of a corridor reported, in sentences.</summary>
internal static class ReportText
{
    // What a sheet is named by says nothing about how was counted.
    private static readonly string[] Naming = ["measure", "basis", "citizens", "source", "period from", "period to", "counterpart"];

    /// <summary>What stands in a place for a figure: a number, or a word that is none.</summary>
    public static string Value(ToldFigure? figure) => figure?.Standing switch
    {
        FigureStanding.Value => Figures.Value(figure.Value),
        FigureStanding.Missing => "missing",
        FigureStanding.Suppressed => "suppressed",
        _ => Figures.Dash,
    };

    public static void Show(Output output, ExplainedReport report, bool isOrigin)
    {
        output.Line("");
        output.Line($"{Figures.Party(report.Country)} {Sentence(report, isOrigin)}");
        ShowSource(output, report);
        ShowSheets(output, report);
        foreach (var line in Since(report))
        {
            output.Line(line);
        }

        if (!report.Figure.HasValue && report.SetAside.Count > 0)
        {
            output.Line($"Set aside of its figures, of all corridors and periods: {string.Join(", ", report.SetAside.Select(figures => $"{Figures.Count(figures.Observations)} {figures.Reason.Replace('_', ' ').ToLowerInvariant()}"))}.");
        }
    }

    private static string Sentence(ExplainedReport report, bool isOrigin)
    {
        var people = isOrigin ? "leaving" : "arriving";
        return report.Figure.Standing switch
        {
            FigureStanding.Value when report.Figure.Value == 0 => $"reports that there was nobody {people}: 0, which is a count and not missing.",
            FigureStanding.Value => $"reports {Figures.Value(report.Figure.Value)} {people}.",
            FigureStanding.Missing => $"reports the cell of those {people} without a value: missing, which is not 0.",
            FigureStanding.Suppressed => $"has a figure of those {people}, and it is withheld{Status(report.Figure)}. Neither it nor what follows from it is told.",
            _ => $"has no figure of those {people} here, because {UntoldText.Of(report.Figure.Untold)}.",
        };
    }

    private static string Status(ToldFigure figure) =>
        figure.Attributes.TryGetValue("CONF_STATUS", out var status) ? $" (CONF_STATUS {status})" : "";

    private static void ShowSource(Output output, ExplainedReport report)
    {
        if (report.Vintage > 0)
        {
            output.Line($"Vintage {Number(report.Vintage)} last set it; the country was read at revision {Number(report.ReadAt)}."
                + (report.Source.Length > 0 && report.Source != "_U" ? $" Its source is {report.Source}." : ""));
        }

        if (report.Commitment.Length > 0)
        {
            output.Line($"Commitment to that submission in the manifest: {Convert.ToHexStringLower(report.Commitment.Span)}. Whoever holds its receipt can check it; who sent it, and when, is the office's own.");
        }

        if (report.SubmittedBy.Length > 0)
        {
            output.Line($"{report.SubmittedBy} sent it, {MessageJson.Of(report.SubmittedAt)}.");
        }
    }

    private static void ShowSheets(Output output, ExplainedReport report)
    {
        foreach (var sheet in report.Sheets)
        {
            var stated = SheetText.Statements(sheet).Stated.Where(line => !Naming.Contains(line[0])).Select(line => $"{line[0]} {line[1]}").ToList();
            output.Line($"Series sheet {sheet.Id} version {sheet.Version} held for it, and stated {(stated.Count == 0 ? "nothing more" : string.Join("; ", stated))}.");
        }

        if (report.Sheets.Count == 0 && report.NamedSheets.Count > 0)
        {
            output.Line($"Series sheets of this kind of figures: {SheetText.Versions(report.NamedSheets)}. What they state is not told, because {UntoldText.Of(report.SheetsUntold)}.");
        }
        else if (report.Sheets.Count == 0 && report.ReadAt > 0)
        {
            output.Line("No series sheet held for it.");
        }
    }

    private static IEnumerable<string> Since(ExplainedReport report) => report.Since switch
    {
        RevisionSince.Unchanged => ["It is the same today."],
        RevisionSince.Revised => [$"Vintage {Number(report.SinceVintage)} has revised it since; the snapshot keeps the figure of then."],
        _ => [],
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
