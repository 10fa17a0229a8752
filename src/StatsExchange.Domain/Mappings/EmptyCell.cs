// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>What a cell of figures without a number means.</summary>
/// <param name="Text">The text; empty for an empty cell.</param>
/// <param name="Meaning">Missing, zero, or no observation.</param>
/// <param name="Status">OBS_STATUS of a missing value; empty for none.</param>
public sealed record EmptyCell(string Text, EmptyMeaning Meaning, string Status);
