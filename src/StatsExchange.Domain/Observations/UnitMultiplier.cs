// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>UNIT_MULT: a row says what an office writes, in powers of ten; what is stored is in UNIT_MEASURE.</summary>
public static class UnitMultiplier
{
    /// <summary>The attribute.</summary>
    public const string Attribute = "UNIT_MULT";

    /// <summary>What an office writes for a stored value, so that sending it gives the stored value again.</summary>
    /// <param name="stored">The value in UNIT_MEASURE, finite.</param>
    /// <param name="exponent">The power of ten of UNIT_MULT.</param>
    /// <returns>The number to write; null where no number gives the stored value exactly.</returns>
    public static double? Written(double stored, int exponent)
    {
        var written = ValueText.Scale(stored, -exponent);
        foreach (var candidate in new[] { written, Math.BitIncrement(written), Math.BitDecrement(written) })
        {
            if (double.IsFinite(candidate) && candidate >= 0 && ValueText.Scale(candidate, exponent).Equals(stored))
            {
                return candidate;
            }
        }

        return null;
    }
}
