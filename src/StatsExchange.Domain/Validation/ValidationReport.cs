// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation;

/// <summary>What the rules found in one submission.</summary>
/// <param name="Findings">At most <see cref="MaxFindings"/> findings by line: the first of each rule, then the most severe.</param>
/// <param name="Errors">The number of all errors found.</param>
/// <param name="Warnings">The number of all warnings found.</param>
/// <param name="Informations">The number of all pieces of information found.</param>
public sealed record ValidationReport(ImmutableArray<Finding> Findings, long Errors, long Warnings, long Informations)
{
    /// <summary>The number of findings a report keeps.</summary>
    public const int MaxFindings = 1_000;

    /// <summary>The number of findings of each rule and severity that are listed whatever the others found.</summary>
    public const int ListedOfEachRule = 8;

    /// <summary>What became of every rule of the catalogue, in its order.</summary>
    public ImmutableArray<RuleOutcome> Rules { get; init; } = [];

    /// <summary>Whether the submission is refused: one error is enough.</summary>
    public bool IsRefused => Errors > 0;
}
