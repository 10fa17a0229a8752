// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>Classes that make a total, or a part of it, by the numbers of their codes in the column of a slice.</summary>
/// <param name="Total">The code of the total.</param>
/// <param name="Parts">The codes whose values are added.</param>
/// <param name="Above">What is broken where the parts are more than the total; null where that may be.</param>
/// <param name="Below">What is broken where the parts are less; null where that may be, because not all parts are there.</param>
internal sealed record SumEquation(int Total, ImmutableArray<int> Parts, Rule? Above, Rule? Below);
