// SPDX-License-Identifier: Apache-2.0
using System.Runtime.Intrinsics;

namespace StatsExchange.Domain.Corridors;

/// <summary>How far two figures O (origin) and D (destination) of the same people are apart. Null where a measure is not defined.</summary>
/// <param name="Difference">D − O, in the unit of the figures.</param>
/// <param name="Coefficient">(D − O) / ((D + O) / 2), in [−2, 2] (SDMX concept ASYMMETRY_COEFF); null where both are 0.</param>
/// <param name="RelativeDifference">(D − O) / (D + O), in [−1, 1]; null where both are 0.</param>
/// <param name="LogRatio">ln(D / O), in log points; only where both are above 0.</param>
public readonly record struct AsymmetryMeasures(
    double? Difference,
    double? Coefficient,
    double? RelativeDifference,
    double? LogRatio)
{
    /// <summary>The measures of two figures; all null where one of them is missing.</summary>
    /// <param name="origin">O, 0 or more, or null where there is none to compare.</param>
    /// <param name="destination">D, 0 or more, or null where there is none to compare.</param>
    public static AsymmetryMeasures Of(double? origin, double? destination)
    {
        if (origin is not { } o || destination is not { } d)
        {
            return default;
        }

        var difference = d - o;
        var sum = d + o;

        // The logarithm of vectors, so that a cell alone has the same bits as among a million.
        return new AsymmetryMeasures(
            difference,
            sum > 0 ? difference / (sum * 0.5) : null,
            sum > 0 ? difference / sum : null,
            o > 0 && d > 0 ? Vector128.Log(Vector128.Create(d / o)).ToScalar() : null);
    }
}
