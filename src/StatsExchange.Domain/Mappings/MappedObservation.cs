// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>An observation as a mapping made it.</summary>
/// <param name="Dimensions">Code by dimension id.</param>
/// <param name="Value">Its value; null where it is missing.</param>
/// <param name="Attributes">Text by attribute id.</param>
/// <param name="Line">The line of the row it comes from.</param>
public sealed record MappedObservation(
    IReadOnlyList<KeyValuePair<string, string>> Dimensions, double? Value, IReadOnlyList<KeyValuePair<string, string>> Attributes, int Line);
