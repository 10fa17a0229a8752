// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation;

/// <summary>What the rules found in one submission.</summary>
/// <param name="Findings">At most <see cref="MaxFindings"/> findings by line, the most severe kept first.</param>
/// <param name="Errors">The number of all errors found.</param>
/// <param name="Warnings">The number of all warnings found.</param>
/// <param name="Informations">The number of all pieces of information found.</param>
public sealed record ValidationReport(ImmutableArray<Finding> Findings, long Errors, long Warnings, long Informations)
{
    /// <summary>The number of findings a report keeps.</summary>
    public const int MaxFindings = 1_000;

    /// <summary>Whether the submission is refused: one error is enough.</summary>
    public bool IsRefused => Errors > 0;
}
