// SPDX-License-Identifier: Apache-2.0
using MathNet.Numerics;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Reasons;

/// <summary>
/// How much of a flow is counted, by undercount class: a share that is Beta(a, b) distributed a priori (Raymer, Wiśniowski, Forster, Smith, Bijak
/// 2013, in the form coded in MigMod). The class "medium" has no published prior, and none is made up.
/// </summary>
public static class UndercountPriors
{
    /// <summary>The publication.</summary>
    public const string Source = "Undercount priors of Raymer, Wiśniowski, Forster, Smith, Bijak 2013";

    /// <summary>E[ln share] = ψ(a) − ψ(a + b), below 0; null where there is no published prior.</summary>
    /// <param name="side">Departures or arrivals.</param>
    /// <param name="undercount">The class an office's counts were given.</param>
    public static double? ExpectedLogShare(UndercountSide side, QualityClass undercount) => (side, undercount) switch
    {
        (UndercountSide.Emigration, QualityClass.Low) => LogMean(44.95, 16.96),
        (UndercountSide.Emigration, QualityClass.High) => LogMean(32.14, 38.52),
        (UndercountSide.Immigration, QualityClass.Low) => LogMean(57.49, 8.07),
        (UndercountSide.Immigration, QualityClass.High) => LogMean(44.56, 20.89),
        _ => null,
    };

    private static double LogMean(double a, double b) => SpecialFunctions.DiGamma(a) - SpecialFunctions.DiGamma(a + b);
}
