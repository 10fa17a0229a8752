// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Tells when fitted values look exact enough. Fitting converges like a geometric series, so what is left to change is the last change times
/// ρ / (1 − ρ), where ρ is the ratio of the last two changes: a small last change alone proves nothing where ρ is close to 1. Nor does this prove
/// anything where a slow change hides behind a fast one: it tells only when it is worth to look for a proof.
/// </summary>
internal struct ConvergenceTest(double tolerance)
{
    private const double RoundingOnly = 1e-14;

    private double _previous = double.PositiveInfinity;

    /// <param name="change">The largest relative change of a fitted value in the last iteration.</param>
    public bool IsOver(double change)
    {
        var ratio = change / _previous;
        _previous = change;
        return change <= RoundingOnly || (ratio < 1 && change <= tolerance && change * ratio / (1 - ratio) <= tolerance);
    }
}
