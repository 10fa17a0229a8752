// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>Which figure counts as known where both offices report a corridor.</summary>
internal static class PreferredSide
{
    public const string Parameter = "prefer";
    public const string Destination = "destination";

    public static Func<CorridorFigure, double?> Read(string text) => text switch
    {
        Destination => f => f.UsableDestination ?? f.UsableOrigin,
        "origin" => f => f.UsableOrigin ?? f.UsableDestination,
        "mean" => f => f.IsTwoSided ? (f.UsableOrigin / 2) + (f.UsableDestination / 2) : f.UsableDestination ?? f.UsableOrigin,
        _ => throw new ReconciliationException(
            ReconciliationError.InvalidParameter, Parameter, $"'{text}' cannot be {Parameter}; there are destination, origin and mean."),
    };
}
