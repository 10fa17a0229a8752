// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Disclosure;

/// <summary>What several permissions together open of a slice.</summary>
/// <param name="Slice">The rows that any of them opens. In the place of a total that was not sent, of which only closed classes were, stands a withheld row.</param>
/// <param name="Withheld">The rows of <paramref name="Slice"/> without their value, ascending.</param>
/// <param name="Rows">Per row of <paramref name="Slice"/>, the row of the slice it was; −1 for a total that was not sent.</param>
public sealed record OpenedSlice(Slice Slice, ImmutableArray<int> Withheld, ImmutableArray<int> Rows);
