// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>Finds out why a method that takes whichever side there is has no estimate for a corridor.</summary>
internal static class MissingEstimate
{
    /// <param name="figure">The corridor.</param>
    /// <param name="unusable">The method's own reason, where a side has a value that it may read.</param>
    public static EstimateReason ReasonFor(CorridorFigure figure, EstimateReason unusable)
    {
        if (figure.UsableOrigin is not null || figure.UsableDestination is not null)
        {
            return unusable;
        }

        return figure.OriginWithheld || figure.DestinationWithheld ? EstimateReason.Withheld : EstimateReason.NotReported;
    }
}
