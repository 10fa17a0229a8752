// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>Knows which classes of a dimension make which total.</summary>
internal interface ISumModel
{
    /// <summary>Which of several sets of rules a row falls under, where another dimension decides that; a small number.</summary>
    int VariantOf(int row);

    /// <summary>What must hold among cells that differ in this dimension only.</summary>
    /// <param name="present">The numbers of the codes that have a value, ascending.</param>
    /// <param name="variant">See <see cref="VariantOf"/>.</param>
    ImmutableArray<SumEquation> Equations(ReadOnlySpan<int> present, int variant);
}
