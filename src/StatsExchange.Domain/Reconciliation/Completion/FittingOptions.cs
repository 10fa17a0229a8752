// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>How exact a fit must be, and when to give up.</summary>
public sealed record FittingOptions
{
    internal const double LeastTolerance = 1e-13;

    /// <summary>The options where none are given.</summary>
    public static FittingOptions Default { get; } = new();

    /// <summary>
    /// The largest error of a fitted value, relative to it, and of a margin, relative to it; beside that, a value is as sure as the margins are to the
    /// rounding of a double. From 1e-13 to 0.01; 1e-6 by default.
    /// </summary>
    public double Tolerance
    {
        get;
        init => field = value is >= LeastTolerance and <= 0.01
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), "A tolerance of a fit lies from 1e-13 to 0.01.");
    } = 1e-6;

    /// <summary>The most iterations; one fits all rows and then all columns, or each margin of a cube, or is a step of Newton's method. At least 1; 20,000 by default.</summary>
    public int MostIterations
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), "A fit needs at least one iteration.");
    } = 20_000;

    /// <summary>Stops the fit between two iterations; never by default.</summary>
    public CancellationToken Cancellation { get; init; }
}
