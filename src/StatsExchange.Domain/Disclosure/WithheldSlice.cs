// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Disclosure;

/// <summary>A slice as another party than its owner may read it.</summary>
/// <param name="Slice">The same rows; those withheld have no value, OBS_STATUS Q (missing; suppressed) and no other attribute.</param>
/// <param name="Withheld">The rows withheld, ascending, 0-based.</param>
public sealed record WithheldSlice(Slice Slice, ImmutableArray<int> Withheld)
{
    /// <summary>Those of them that are withheld for the sake of others only, ascending. To nobody else than the hub: it would tell which cells are the reason.</summary>
    internal ImmutableArray<int> Derived { get; init; } = [];

    /// <summary>Whether a row is withheld for the sake of others only.</summary>
    internal bool IsDerived(int row) => Derived.BinarySearch(row) >= 0;

    /// <summary>Whether a row is withheld.</summary>
    public bool IsWithheld(int row) => Withheld.BinarySearch(row) >= 0;
}
