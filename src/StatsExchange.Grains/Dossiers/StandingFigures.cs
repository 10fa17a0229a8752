// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Keeps a new figure from taking the place of those that stand for other periods and classes: both would lose them without having said so.</summary>
internal static class StandingFigures
{
    private const int MostNamed = 10;

    /// <exception cref="RefusedException">The case has agreed figures, and the proposal has none for some of their periods or classes.</exception>
    public static void RequireCovered(Case @case, IEnumerable<ProposedFigure> proposed)
    {
        if (@case.Outcome != Outcome.AgreedFigure)
        {
            return;
        }

        var covered = proposed.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var lacking = @case.Agreed().Figures.Select(NameOf).Where(name => !covered.Contains(name)).Order(StringComparer.Ordinal).ToList();
        if (lacking.Count > 0)
        {
            var more = lacking.Count > MostNamed ? $" and {lacking.Count - MostNamed} more" : "";
            throw RefusedException.Field(
                "figures", $"expected a figure for all that proposal {@case.AgreedProposal} agreed on, since the new ones replace it; lacking: {string.Join(", ", lacking.Take(MostNamed))}{more}");
        }
    }

    private static string NameOf(ProposedFigure figure) => string.Join(
        ' ', [figure.TimePeriod, .. figure.Dimensions.OrderBy(dimension => dimension.Key, StringComparer.Ordinal).Select(dimension => $"{dimension.Key}={dimension.Value}")]);
}
