// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>What a mapping does with a column of a table.</summary>
/// <param name="Name">The name as sent.</param>
/// <param name="Folded">The name as compared.</param>
/// <param name="Readers">Places of the readers it feeds.</param>
/// <param name="Value">What its figures stand for; null where it holds none.</param>
/// <param name="Rules">Places of the rules about rows that look at it.</param>
/// <param name="IsKnown">Whether the mapping names it, or leaves out what it does not name.</param>
internal sealed record ColumnPlan(string Name, string Folded, ImmutableArray<int> Readers, ValueColumn? Value, ImmutableArray<int> Rules, bool IsKnown);
