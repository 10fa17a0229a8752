// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Cli.Corridors;
using StatsExchange.Cli.Terminal;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Explanations;

/// <summary>How a figure came about, for the reader: a table of the figures, then sentences.</summary>
internal static class ExplanationText
{
    private static readonly string[] Columns = ["figure", "what", "value#", "vintage#", "case", "method"];

    public static void Show(Output output, ExplainFigureResponse told)
    {
        output.Line($"{Figures.Party(told.Origin)} → {Figures.Party(told.Destination)}, pair {told.Pair}, {told.TimePeriod}{Classes(told)}");
        output.Line(told.Snapshot is { } snapshot ? Of(snapshot) : "As your office may see it now; snapshots are read by regional bodies.");
        output.Show(FigureTable.Of(null, Columns, Rows(told)));
        ReportText.Show(output, told.OriginReport, isOrigin: true);
        ReportText.Show(output, told.DestinationReport, isOrigin: false);
        output.Line("");
        ShowComparison(output, told);
        if (told.Estimate is { } estimate)
        {
            EstimateText.Show(output, estimate, told.Origin, told.Destination);
        }

        foreach (var decided in told.Cases)
        {
            CaseText.Show(output, decided);
        }

        output.Line("");
        if (told.Cases.Count == 0)
        {
            output.Line("No case on this figure has ended that may be told.");
        }

        if (told.Snapshot is { } made)
        {
            output.Line($"Manifest of {made.Id}: SHA-256 {Convert.ToHexStringLower(told.ManifestDigest.Span)}, signed by key {told.KeyId}.");
            output.Line($"To verify offline: statsx snapshot pull {made.Id} -o DIR, then statsx snapshot verify DIR --trust evidence.pub.pem");
        }
    }

    private static string Of(Snapshot snapshot) => $"Snapshot {snapshot.Id}, made {MessageJson.Of(snapshot.Time)}: " + snapshot.State switch
    {
        SnapshotState.Draft => "a draft, which may be read as long as the agreements it rests on are in force and no member withholds or takes back figures of it.",
        SnapshotState.Superseded => $"released {MessageJson.Of(snapshot.ReleasedAt)}, and superseded by {snapshot.Erratum.Successor}: {snapshot.Erratum.Reason}",
        _ => $"released {MessageJson.Of(snapshot.ReleasedAt)}{(snapshot.ReleaseNote.Length > 0 ? $": {snapshot.ReleaseNote}" : ".")}",
    };

    private static IEnumerable<string[]> Rows(ExplainFigureResponse told)
    {
        yield return Row(told.OriginReport.Figure, $"{told.Origin} reports", told.OriginReport.Vintage);
        yield return Row(told.DestinationReport.Figure, $"{told.Destination} reports", told.DestinationReport.Vintage);
        foreach (var decided in told.Cases.Where(decided => decided.Figure.Standing != FigureStanding.Absent))
        {
            yield return [.. Row(decided.Figure, "agreed by both", 0)[..4], decided.Ended.Case, Figures.Text(MethodOf(decided.Figure) ?? decided.Proposal?.Method)];
        }

        if (told.Estimate is { } estimate)
        {
            yield return Row(estimate.Figure, "estimated", 0);
        }
    }

    private static string[] Row(ToldFigure figure, string what, long vintage) =>
    [
        figure.Figure,
        what,
        ReportText.Value(figure),
        vintage > 0 ? vintage.ToString(CultureInfo.InvariantCulture) : Figures.Dash,
        Figures.Text(figure.Attributes.TryGetValue("CASE_ID", out var id) ? id : null),
        Figures.Text(MethodOf(figure)),
    ];

    private static string? MethodOf(ToldFigure figure) => figure.Attributes.TryGetValue("METHOD", out var method)
        ? figure.Attributes.TryGetValue("METHOD_VERSION", out var version) ? $"{method} {version}" : method
        : null;

    private static void ShowComparison(Output output, ExplainFigureResponse told)
    {
        if (told.Comparison is not { } cell)
        {
            output.Line($"The two are not compared, because {UntoldText.Of(told.ComparisonUntold)}.");
            return;
        }

        output.Line(cell.HasDifference
            ? $"Difference {Figures.Value(cell.Difference)}, asymmetry {Figures.Ratio(cell.HasAsymmetry ? cell.Asymmetry : null)}, ln({told.Destination} / {told.Origin}) {Figures.LogPoints(cell.HasLogRatio ? cell.LogRatio : null)}."
            : IsWithheld(told.OriginReport) || IsWithheld(told.DestinationReport)
                ? "The two are not compared, because one of them is withheld."
                : "There is no second figure to compare with.");
        if (told.Harmonisation is { } set)
        {
            output.Line($"Harmonised for the reconciliation: to a minimum stay of {set.TargetMonths} months by {set.Factors}, version {set.Version}: {told.Origin} {Stay(cell.OriginStay, cell.HasOriginHarmonised ? cell.OriginHarmonised : null)}, {told.Destination} {Stay(cell.DestinationStay, cell.HasDestinationHarmonised ? cell.DestinationHarmonised : null)}. {set.Source}.");
        }
        else if (cell.HasDifference)
        {
            output.Line("Both are taken as reported: nothing was harmonised.");
        }

        if (ReasonTable.HasMore(cell.Reasons))
        {
            output.Show(ReasonTable.Of(
                $"Why: ln({told.Destination} / {told.Origin}) in log points. Declared and assumed reasons stay in what is unexplained.",
                ["log ratio#"],
                [((string[])[Figures.LogPoints(cell.HasLogRatio ? cell.LogRatio : null)], (IEnumerable<Reason>)cell.Reasons)]));
        }
        else if (cell.HasLogRatio)
        {
            output.Line("All of the difference is unexplained: the series sheets of both state nothing that would account for it.");
        }
    }

    private static bool IsWithheld(ExplainedReport report) => report.Figure.Standing == FigureStanding.Suppressed;

    private static string Stay(SideStay? stay, double? harmonised) =>
        stay is null ? Figures.Dash
        : stay.HasFactor ? $"× {Figures.Ratio(stay.Factor)} = {Figures.Value(harmonised)} (counted from {stay.Threshold} months)"
        : "not converted";

    private static string Classes(ExplainFigureResponse told)
    {
        var structure = StructureCatalogue.Find(StructureCatalogue.FindMirrorPair(told.Pair)!.Destination.Structure)!;
        var named = told.Dimensions
            .Where(code => structure.FindDimension(code.Key)?.Default != code.Value && code.Key != "FREQ")
            .OrderBy(code => structure.SlicePositionOf(code.Key))
            .Select(code => $"{code.Key}={code.Value}")
            .ToArray();
        return named.Length == 0 ? ", total" : ", " + string.Join(' ', named);
    }
}
