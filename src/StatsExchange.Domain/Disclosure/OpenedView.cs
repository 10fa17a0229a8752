// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Disclosure;

/// <summary>What one permission opens of a slice.</summary>
/// <param name="Withheld">The rows withheld under it, ascending.</param>
/// <param name="Depth">The classes it opens.</param>
public sealed record OpenedView(IReadOnlyList<int> Withheld, DetailDepth Depth);
