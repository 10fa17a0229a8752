// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>A column of figures.</summary>
/// <param name="Column">Its name in the table.</param>
/// <param name="Codes">Code or text by dimension or attribute id that the column stands for, in ordinal order.</param>
public sealed record ValueColumn(string Column, ImmutableSortedDictionary<string, string> Codes);
