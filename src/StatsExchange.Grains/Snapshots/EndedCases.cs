// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Snapshots;

/// <summary>The cases between members of a region that have ended, as far as the region may be told.</summary>
/// <param name="All">All of them, by dossier and in the order they were opened.</param>
/// <param name="Agreed">Those with figures that the region may be told, in the same order.</param>
internal sealed record EndedCases(IReadOnlyList<Case> All, IReadOnlyList<AgreedCase> Agreed)
{
    /// <summary>
    /// The cases that ended without a figure for a period, by corridor and pair; of several cases on one the one opened last counts, also where
    /// that one agreed on a figure.
    /// </summary>
    public IReadOnlyDictionary<(string Origin, string Destination, string Pair), Case> WithoutFigure(string period)
    {
        var last = new Dictionary<(string, string, string), Case>();
        foreach (var @case in All.Where(@case => PeriodRange.Parse(@case.PeriodFrom, @case.PeriodTo).Contains(Period.Parse(period))))
        {
            last[(@case.Origin, @case.Destination, @case.Pair)] = @case;
        }

        return last.Where(entry => entry.Value.Outcome != Outcome.AgreedFigure).ToDictionary();
    }
}
