// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Explanations;

/// <summary>How a reconciliation came to an estimate, in sentences.</summary>
internal static class EstimateText
{
    public static void Show(Output output, ExplainedEstimate estimate, string origin, string destination)
    {
        output.Line("");
        output.Line(estimate.Figure.Standing switch
        {
            FigureStanding.Value => $"Estimated at {Figures.Value(estimate.Figure.Value)}{Interval(estimate.Figure)}.",
            FigureStanding.Suppressed => "The estimate is withheld, because a figure that it was made of is.",
            _ => $"There is no estimate, because {UntoldText.Of(estimate.Figure.Untold)}.",
        });
        if (estimate.Job.Length == 0)
        {
            return;
        }

        output.Line($"Reconciled by {estimate.Job}, method {estimate.Method} {estimate.MethodVersion}{Parameters(estimate)}, started by {estimate.StartedBy}, ended {MessageJson.Of(estimate.EndedAt)}."
            + (estimate.OriginReadAt > 0 && estimate.DestinationReadAt > 0 ? $" It read {origin} at revision {estimate.OriginReadAt} and {destination} at revision {estimate.DestinationReadAt}." : ""));
        if (estimate.Untold != UntoldReason.Unspecified)
        {
            output.Line($"What it recorded of the corridor is not told, because {UntoldText.Of(estimate.Untold)}.");
            return;
        }

        if (estimate.Cell is { Reason.Length: > 0 } cell)
        {
            output.Line($"Its remark: {Words(cell.Reason)}.");
        }

        ShowFactors(output, estimate, origin, destination);
    }

    private static void ShowFactors(Output output, ExplainedEstimate estimate, string origin, string destination)
    {
        if (estimate.FitUntold != UntoldReason.Unspecified)
        {
            output.Line("Factors are not told, because the snapshot does not show every figure that they were fitted to.");
            return;
        }

        if (estimate.OriginFactor is null && estimate.DestinationFactor is null)
        {
            return;
        }

        output.Line($"Factors: {FactorOf(estimate.OriginFactor, $"departures from {origin}")}; {FactorOf(estimate.DestinationFactor, $"arrivals in {destination}")}."
            + (estimate.Diagnostics.TryGetValue("cells", out var cells) ? $" They were fitted to {Figures.Count((long)cells, "corridor")} with both figures." : ""));
        if (estimate.Residual is { } residual)
        {
            output.Line($"Adjusted by them: {Figures.Value(residual.HasOriginAdjusted ? residual.OriginAdjusted : null)} and {Figures.Value(residual.HasDestinationAdjusted ? residual.DestinationAdjusted : null)}, "
                + $"ln ratio {Figures.LogPoints(residual.HasLogRatio ? residual.LogRatio : null)}"
                + (residual.SetApartInRound > 0 ? $"; set apart after round {residual.SetApartInRound}, since its two figures do not fit the others." : "."));
        }
    }

    private static string FactorOf(Factor? factor, string what) =>
        factor is null ? $"{what} none"
        : $"{what} {(factor.HasFactor_ ? $"× {Figures.Ratio(factor.Factor_)}" : "none")}{(factor.Reason.Length > 0 ? $" ({Words(factor.Reason)})" : "")}";

    private static string Interval(ToldFigure figure) =>
        figure.Attributes.TryGetValue("LOWER", out var lower) && figure.Attributes.TryGetValue("UPPER", out var upper)
            ? $", between {Bound(lower)} and {Bound(upper)}"
            : "";

    private static string Bound(string text) => Figures.Value(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static string Parameters(ExplainedEstimate estimate)
    {
        var given = estimate.Parameters.Where(parameter => parameter.Value.Length > 0).OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => $"{parameter.Key} = {parameter.Value}").ToList();
        return given.Count == 0 ? "" : $" ({string.Join(", ", given)})";
    }

    private static string Words(string reason) => reason.Replace('_', ' ').ToLowerInvariant();
}
