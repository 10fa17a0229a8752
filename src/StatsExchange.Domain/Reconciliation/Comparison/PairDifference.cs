// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>How far two methods are apart over a region.</summary>
/// <param name="First">The one, as its choice names it.</param>
/// <param name="Second">The other.</param>
/// <param name="Corridors">How many corridors both have an estimate above 0 for.</param>
/// <param name="MedianAbsoluteLogRatio">The median of |ln second − ln first| over them; null where there are none.</param>
/// <param name="SumRatio">The sum of the second's estimates over the first's, on these corridors; null where there are none.</param>
public sealed record PairDifference(string First, string Second, int Corridors, double? MedianAbsoluteLogRatio, double? SumRatio)
{
    /// <summary>The difference of two methods over some corridors.</summary>
    /// <param name="first">The one, as its choice names it.</param>
    /// <param name="second">The other.</param>
    /// <param name="estimates">What both say of each corridor; null where one has no estimate.</param>
    public static PairDifference Of(string first, string second, IEnumerable<(double? First, double? Second)> estimates)
    {
        (double First, double Second)[] both = [.. estimates.Where(e => e.First > 0 && e.Second > 0).Select(e => (e.First!.Value, e.Second!.Value))];
        if (both.Length == 0)
        {
            return new PairDifference(first, second, 0, null, null);
        }

        double[] ratios = [.. both.Select(e => Math.Abs(Math.Log(e.Second / e.First))).Order()];
        return new PairDifference(
            first, second, both.Length, (ratios[(ratios.Length - 1) / 2] / 2) + (ratios[ratios.Length / 2] / 2), both.Sum(e => e.Second) / both.Sum(e => e.First));
    }
}
