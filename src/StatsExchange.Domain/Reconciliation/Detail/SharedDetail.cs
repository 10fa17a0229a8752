// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reconciliation.Detail;

/// <summary>
/// Detail by sex and age for a corridor whose total a method has settled, whatever the method: the mean of the shares that both sides report by
/// class, of the total. Where only one side reports classes, its shares; where a side may not be read, none. The classes of a corridor add up to
/// its total, along each dimension and crossed.
/// </summary>
public static class SharedDetail
{
    /// <summary>Divides a total.</summary>
    /// <param name="period">TIME_PERIOD.</param>
    /// <param name="total">The settled total of the corridor, 0 or more.</param>
    /// <param name="dimensions">One or two additive dimensions, each once.</param>
    /// <param name="classes">What both sides report of each class, and of each crossed class; a total among them is not read.</param>
    /// <exception cref="ArgumentException">There is no dimension, or there are too many.</exception>
    public static WorkedDetail Of(
        string period, double total, ImmutableArray<Dimension> dimensions, IReadOnlyList<(DetailFigure Class, CorridorFigure Reported)> classes)
    {
        if (classes.Any(entry => entry.Reported.OriginWithheld || entry.Reported.DestinationWithheld))
        {
            return WorkedDetail.Not(Names(dimensions), EstimateReason.Withheld.Code());
        }

        var divided = classes.Where(entry => entry.Class.Classes.Count > 0).ToList();
        ReportSide[] reporting =
        [
            .. new[] { ReportSide.Emigration, ReportSide.Immigration }.Where(side => divided.Exists(entry => entry.Reported.Usable(side) is not null)),
        ];
        if (reporting.Length == 0)
        {
            return WorkedDetail.Not(Names(dimensions), EstimateReason.NotReported.Code());
        }

        // A side that counts nobody says nothing of shares.
        ReportSide[] counting = [.. reporting.Where(side => divided.Exists(entry => entry.Reported.Usable(side) > 0))];
        var shares = (total == 0 || counting.Length == 0 ? reporting[..1] : counting)
            .Select(side => DetailWork.Of(period, total == 0 ? 0 : 1, dimensions, [.. divided.Select(entry => Share(entry.Class, entry.Reported, side, reporting))]))
            .ToList();
        return shares.Find(side => side.Obstacle is not null) ?? Mean(period, total, shares);
    }

    // Where both sides report classes, a class that one of them lacks is not made up.
    private static (DetailFigure Class, EstimateReason? Reason) Share(DetailFigure name, CorridorFigure reported, ReportSide side, ReportSide[] reporting)
    {
        EstimateReason? missing = Array.Exists(reporting, other => other == ReportSide.Emigration && reported.UsableOrigin is null) ? EstimateReason.OriginMissing
            : Array.Exists(reporting, other => other == ReportSide.Immigration && reported.UsableDestination is null) ? EstimateReason.DestinationMissing
            : null;
        return (new DetailFigure(name.Period, name.Classes, missing is null ? reported.Usable(side)!.Value : 0), missing);
    }

    private static WorkedDetail Mean(string period, double total, List<WorkedDetail> shares)
    {
        var figures = shares[0].Figures.Select(figure => new DetailFigure(
            period,
            figure.Classes,
            total * (shares.Sum(side => side.Figures.First(other => other.Key == figure.Key).Value) / shares.Count)));
        return new WorkedDetail([.. figures], null);
    }

    private static string Names(ImmutableArray<Dimension> dimensions) => string.Join(", ", dimensions.Select(dimension => dimension.Id));
}
