// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reasons;

/// <summary>One computed step: what brings both figures to a common footing.</summary>
/// <param name="Reason">Which reason it is.</param>
/// <param name="Origin">ln of the factor for O; 0 where O needs none.</param>
/// <param name="Destination">ln of the factor for D; 0 where D needs none.</param>
/// <param name="Detail">What of it differs.</param>
/// <param name="Source">Where the numbers come from.</param>
internal readonly record struct Adjustment(AsymmetryReason Reason, double Origin, double Destination, string Detail, string Source)
{
    /// <summary>Its share of ln(D / O). Once both are adjusted, ln(D / O) is smaller by this.</summary>
    public double LogPoints => Origin - Destination;

    public ReasonStep AsStep() => new(Reason, ReasonKind.Computed, LogPoints, Detail, Source);
}
