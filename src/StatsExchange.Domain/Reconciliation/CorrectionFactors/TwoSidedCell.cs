// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>A cell that both offices report and that at least one of them does not report as 0: an edge of the reporting graph.</summary>
/// <param name="Figure">The corridor.</param>
/// <param name="Period">The pooled period; null for the one that is reconciled.</param>
/// <param name="Emigration">Node index of the origin's emigration reports.</param>
/// <param name="Immigration">Node index of the destination's immigration reports.</param>
/// <param name="Left">E, what the origin reports.</param>
/// <param name="Arrived">I, what the destination reports.</param>
/// <param name="Weight">w, the weight of its squared difference.</param>
internal sealed record TwoSidedCell(
    CorridorFigure Figure, string? Period, int Emigration, int Immigration, double Left, double Arrived, double Weight)
{
    /// <summary>Whether both values are above 0, so that the cell says something about the ratio of two factors.</summary>
    public bool Links => Left > 0 && Arrived > 0;
}
