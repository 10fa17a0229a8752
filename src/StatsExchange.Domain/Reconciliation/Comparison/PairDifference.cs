// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>How far two methods are apart over a region.</summary>
/// <param name="First">The one, as its choice names it.</param>
/// <param name="Second">The other.</param>
/// <param name="Corridors">How many corridors both have an estimate above 0 for.</param>
/// <param name="MedianAbsoluteLogRatio">The median of |ln second − ln first| over them; null where there are none.</param>
/// <param name="SumRatio">The sum of the second's estimates over the first's, on these corridors; null where there are none.</param>
public sealed record PairDifference(string First, string Second, int Corridors, double? MedianAbsoluteLogRatio, double? SumRatio);
