// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reconciliation;

/// <summary>What a reconciliation did and what it could not do, in plain words.</summary>
internal static class ReconciliationReport
{
    private const int MostNamed = 12;
    private const string NotShown = "NOT_SHOWN";

    public static IEnumerable<string> Lines(ReconciliationResult result) =>
    [
        Estimated(result),
        result.Harmonised.Length > 0
            ? $"Both sides were brought to one minimum stay first: {result.Harmonised} months."
            : "Figures were taken as reported; no minimum stay was converted.",
        .. Fit(result),
        .. Withheld(result),
        .. WithoutEstimate(result),
        .. result.RevisedMembers.Count > 0 ? (string[])[$"Revised since the first period of the job was reconciled: {string.Join(", ", result.RevisedMembers)}."] : [],
        .. result.AreTransitions ? (string[])["Estimates are transitions over the interval between the two stocks: a lower bound of the moves in it."] : [],
    ];

    private static string Estimated(ReconciliationResult result)
    {
        var fitted = result.Cells.Count(cell => cell.Fitted);
        var estimated = result.Cells.Count(cell => cell.HasEstimate);
        return $"{Figures.Count(estimated)} of {Figures.Count(result.Cells.Count, "corridor")} {(estimated == 1 ? "has" : "have")} an estimate"
            + (fitted == 0 ? "."
                : result.AreTransitions ? $" of transitions; {(fitted == 1 ? "it is" : "they are")} worked out from the two stocks, which no office reports as moves."
                : $"; {Figures.Count(fitted)} of these nobody reports, and {(fitted == 1 ? "it is" : "they are")} fitted to the others.");
    }

    private static IEnumerable<string> Fit(ReconciliationResult result)
    {
        if (!result.Diagnostics.TryGetValue("components", out var components) || !result.Diagnostics.TryGetValue("cells", out var cells))
        {
            yield break;
        }

        if (cells == 0)
        {
            yield return "No factor was fitted: no corridor has figures of both sides that may be used.";
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"The factors were fitted to {cells:#,0} figures that both sides report, in {components:0} ")
            + (components > 1 ? "groups that share no corridor: factors of different groups cannot be compared." : "group.");
        var apart = result.Residuals.Where(residual => residual.SetApartInRound > 0).ToList();
        if (apart.Count > 0)
        {
            yield return $"Set apart, because their two figures do not fit the others: {Some(apart.Select(r => $"{r.Origin}-{r.Destination}{(r.TimePeriod.Length > 0 ? " " + r.TimePeriod : "")}"))}.";
        }
    }

    private static IEnumerable<string> Withheld(ReconciliationResult result) => result.Factors
        .Where(factor => factor.Reason.Length > 0)
        .GroupBy(factor => factor.Reason, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key == NotShown
                ? $"{Counted(group.Count(), "side has a factor that is", "sides have a factor that is")} not told, because {ReasonWords.OfFactor(group.Key)}: "
                : $"{Counted(group.Count(), "side has", "sides have")} no factor in use, because {ReasonWords.OfFactor(group.Key)}: ")
            + $"{Some(group.Select(factor => $"{factor.Reporter} {ShortNames.Of(factor.Side).ToLowerInvariant()}"))}.");

    private static IEnumerable<string> WithoutEstimate(ReconciliationResult result) => result.Cells
        .Where(cell => !cell.HasEstimate)
        .GroupBy(cell => cell.Reason, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key.StartsWith(NotShown, StringComparison.Ordinal)
                ? $"{Counted(group.Count(), "corridor has an estimate that is", "corridors have an estimate that is")} not told, because {ReasonWords.OfEstimate(group.Key)}: "
                : $"{Counted(group.Count(), "corridor has", "corridors have")} no estimate, because {ReasonWords.OfEstimate(group.Key)}: ")
            + $"{Some(group.Select(cell => $"{cell.Origin}-{cell.Destination}"))}.");

    private static string Counted(int count, string one, string many) => $"{Figures.Count(count)} {(count == 1 ? one : many)}";

    private static string Some(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(MostNamed)) + (all.Count > MostNamed ? $" and {Figures.Count(all.Count - MostNamed)} more (--json names them)" : "");
    }
}
