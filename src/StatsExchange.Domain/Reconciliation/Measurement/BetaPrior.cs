// SPDX-License-Identifier: Apache-2.0
using MathNet.Numerics;

namespace StatsExchange.Domain.Reconciliation.Measurement;

/// <summary>The share of those who moved that is counted, as a Beta distribution, and its logarithm's mean and variance.</summary>
internal sealed record BetaPrior(double A, double B)
{
    /// <summary>ψ(a) − ψ(a+b), the mean of the log of the share.</summary>
    public double MeanOfLog { get; } = SpecialFunctions.DiGamma(A) - SpecialFunctions.DiGamma(A + B);

    /// <summary>ψ₁(a) − ψ₁(a+b), the variance of the log of the share.</summary>
    public double VarianceOfLog { get; } = Trigamma.Of(A) - Trigamma.Of(A + B);
}
