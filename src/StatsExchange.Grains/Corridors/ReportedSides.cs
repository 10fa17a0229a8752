// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Grains.Corridors;

/// <summary>Both sides of a mirror pair for many countries, as far as the caller may see them, and who was left out.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Origins">What the countries report as origins.</param>
/// <param name="Destinations">What they report as destinations.</param>
/// <param name="Revisions">By country the revision that was read.</param>
/// <param name="WithoutAgreement">Countries left out because no agreement covers the read.</param>
/// <param name="Unreadable">Countries left out because their journal cannot be read.</param>
internal sealed record ReportedSides(
    MirrorPair Pair,
    IReadOnlyList<ReportedSide> Origins,
    IReadOnlyList<ReportedSide> Destinations,
    IReadOnlyDictionary<string, long> Revisions,
    IReadOnlyCollection<string> WithoutAgreement,
    IReadOnlyCollection<string> Unreadable)
{
    /// <summary>
    /// The cells at totals of every corridor asked for, in periods that either side reports and the caller may see both of: what may not be seen
    /// must not pass for missing. One cell per corridor and period. A total that one office did not send is added up from what it sent.
    /// </summary>
    public IEnumerable<ComparedCorridor> Totals(Func<string, string, bool> isAskedFor, StayHarmonisation? harmonisation) =>
        from origin in Origins
        from destination in Destinations
        where origin.Country != destination.Country && isAskedFor(origin.Country, destination.Country)
        from compared in Compare(origin, destination, harmonisation)
        select compared;

    private IEnumerable<ComparedCorridor> Compare(ReportedSide origin, ReportedSide destination, StayHarmonisation? harmonisation)
    {
        var corridor = new Corridor(CountryCode.Parse(origin.Country), CountryCode.Parse(destination.Country));
        foreach (var period in origin.Periods.Union(destination.Periods).Where(period => origin.Scope.Covers(period) && destination.Scope.Covers(period)))
        {
            var explainer = new CellExplainer(
                origin.Cells(period, harmonisation, Pair.Origin, destination.Country), destination.Cells(period, harmonisation, Pair.Destination, origin.Country), harmonisation);
            var totals = new CorridorAtTotals(Pair, corridor, origin.Slice(period), destination.Slice(period), CountedAlike.In(Pair, corridor, period, origin.Sheets, destination.Sheets));
            foreach (var (cell, isTotalNotSent) in totals.Cells(period))
            {
                yield return new ComparedCorridor(corridor, cell, explainer.Explain(cell)) { IsTotalNotSent = isTotalNotSent };
            }
        }
    }
}
