// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Which of several cases counts for a corridor, pair and period: the one that both signed last. One that lapsed counts only where both have
/// signed nothing that covers the period, for an office alone can open a case and let it lapse.
/// </summary>
internal static class CountingCases
{
    /// <summary>The end of a case that stands: the last that both signed, or else the last at all; null where it has none.</summary>
    public static Settlement? StandingEnd(this Case @case) =>
        @case.Settlements.LastOrDefault(IsSigned) ?? (@case.Outcome == Outcome.Unspecified ? null : @case.Settlements.LastOrDefault());

    /// <summary>The counting cases of one dossier or of several, by corridor and pair.</summary>
    public static IReadOnlyDictionary<(string Origin, string Destination, string Pair), Case> In(IEnumerable<Case> cases, string period)
    {
        var at = Period.Parse(period);
        return cases
            .Where(@case => @case.StandingEnd() is { } end && Covers(@case, end, at))
            .GroupBy(@case => (@case.Origin, @case.Destination, @case.Pair))
            .ToDictionary(group => group.Key, group => group.MaxBy(@case => @case.StandingEnd() is { } end ? (IsSigned(end), end.Seq) : default)!);
    }

    private static bool IsSigned(Settlement settlement) => settlement.Outcome != Outcome.Lapsed;

    // Agreed figures are of the periods they name; of those a region may not be told it is not told the periods either.
    private static bool Covers(Case @case, Settlement end, Period period) =>
        end.Outcome == Outcome.AgreedFigure && @case.Proposals.FirstOrDefault(proposal => proposal.Id == end.Proposal) is { } agreed
            ? agreed.Figures.Any(figure => Period.Parse(figure.TimePeriod) == period)
            : PeriodRange.Parse(@case.PeriodFrom, @case.PeriodTo).Contains(period);
}
