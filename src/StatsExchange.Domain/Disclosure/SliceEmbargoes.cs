// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Disclosure;

/// <summary>What the owner said about the embargoes of a slice apart from its cells.</summary>
/// <param name="Rules">The rules on its period, in the order they were made; of several that cover a cell the last decides.</param>
/// <param name="SetAt">Per row, the vintage that last set it.</param>
public sealed record SliceEmbargoes(IReadOnlyList<EmbargoRule> Rules, IReadOnlyList<long> SetAt);
