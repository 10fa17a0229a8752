// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>How a text of a table was read.</summary>
/// <param name="Column">Column of the table.</param>
/// <param name="Target">Id of the dimension or attribute.</param>
/// <param name="Text">The text as sent.</param>
/// <param name="Code">What it became; null where it could not be read.</param>
/// <param name="How">codes where the mapping lists it, else the reading.</param>
public sealed record ReadText(string Column, string Target, string Text, string? Code, string How);
