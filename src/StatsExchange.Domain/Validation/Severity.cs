// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation;

/// <summary>What a finding does to a submission.</summary>
public enum Severity
{
    /// <summary>The whole submission is refused.</summary>
    Error,

    /// <summary>The office should look at it; the submission is accepted.</summary>
    Warning,

    /// <summary>Helps to understand another finding; the submission is accepted.</summary>
    Information,
}
