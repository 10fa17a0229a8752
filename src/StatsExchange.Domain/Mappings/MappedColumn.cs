// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>What a column of a table says about the key or the attributes of an observation.</summary>
/// <param name="Column">Its name in the table.</param>
/// <param name="Target">Id of a dimension or attribute.</param>
/// <param name="Codes">Code by text, before any reading.</param>
/// <param name="Readings">How other texts are read, in this order; empty for the readings a target has by itself.</param>
/// <param name="Prefix">Taken off the front of texts first; empty for none.</param>
/// <param name="WhenEmpty">Code for an empty cell; empty for none.</param>
public sealed record MappedColumn(
    string Column, string Target, ImmutableArray<KeyValuePair<string, string>> Codes, ImmutableArray<Reading> Readings, string Prefix, string WhenEmpty);
