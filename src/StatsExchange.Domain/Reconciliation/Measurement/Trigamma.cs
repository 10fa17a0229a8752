// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Measurement;

/// <summary>ψ₁, the derivative of the digamma function, which MathNet.Numerics does not have (Abramowitz and Stegun 6.4.6, 6.4.12).</summary>
internal static class Trigamma
{
    private const double Large = 20;

    /// <param name="x">Above 0.</param>
    public static double Of(double x)
    {
        // Recurrence ψ₁(x) = ψ₁(x+1) + 1/x² up to where the asymptotic series has all digits.
        double sum = 0;
        for (; x < Large; x++)
        {
            sum += 1 / (x * x);
        }

        var r = 1 / (x * x);
        return sum + (1 / x) + (r / 2) + (r / x * ((1 / 6.0) - (r * ((1 / 30.0) - (r * ((1 / 42.0) - (r / 30)))))));
    }
}
