// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.ChoiceRules;

/// <summary>What rules that need one side or both have in common: the reason where a side is not there.</summary>
internal static class BothSides
{
    public static CorridorEstimate Combine(CorridorFigure figure, Func<double, double, double> combine)
    {
        if (figure.UsableOrigin is { } origin && figure.UsableDestination is { } destination)
        {
            return CorridorEstimate.Of(figure, combine(origin, destination));
        }

        return CorridorEstimate.None(figure, ReasonWithout(figure));
    }

    public static EstimateReason ReasonWithout(CorridorFigure figure)
    {
        if (figure.OriginWithheld || figure.DestinationWithheld)
        {
            return EstimateReason.Withheld;
        }

        return (figure.OriginValue, figure.DestinationValue) switch
        {
            (null, null) => EstimateReason.NotReported,
            (null, _) => EstimateReason.OriginMissing,
            _ => EstimateReason.DestinationMissing,
        };
    }
}
