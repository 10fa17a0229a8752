// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>What a method says about one corridor: a value, or the reason why there is none.</summary>
/// <param name="Origin">The country moved from (alpha-3).</param>
/// <param name="Destination">The country moved to (alpha-3).</param>
/// <param name="Value">The estimate in the unit of the reports; null where there is none.</param>
/// <param name="Lower">The lower end of the method's interval; null where the method has none.</param>
/// <param name="Upper">The upper end of the method's interval; null where the method has none.</param>
/// <param name="Reason">Why there is no value; null where there is one.</param>
public sealed record CorridorEstimate(
    string Origin,
    string Destination,
    double? Value,
    double? Lower,
    double? Upper,
    EstimateReason? Reason)
{
    /// <summary>Whether the value is fitted to other figures, because nobody reports this corridor.</summary>
    public bool IsFitted { get; init; }

    internal static CorridorEstimate Of(CorridorFigure figure, double value) =>
        new(figure.Origin, figure.Destination, value, null, null, null);

    internal static CorridorEstimate None(CorridorFigure figure, EstimateReason reason) =>
        new(figure.Origin, figure.Destination, null, null, null, reason);
}
