// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation;

/// <summary>A validation rule.</summary>
/// <param name="Id">Identifier, for example DUPLICATE_KEY.</param>
/// <param name="Level">0 readable; 1 codes, types and arithmetic inside the file; 2 against earlier vintages; 3 against the mirror.</param>
/// <param name="Severity">The most severe finding the rule makes.</param>
/// <param name="Description">What the rule demands.</param>
public sealed record Rule(string Id, int Level, Severity Severity, string Description);
