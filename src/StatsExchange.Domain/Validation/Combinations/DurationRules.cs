// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Combinations;

/// <summary>Level 1: ages beside durations.</summary>
public static class DurationRules
{
    /// <summary>A stay longer than a life.</summary>
    public static Rule LongerThanLife { get; } = new(
        "DURATION_ABOVE_AGE", 1, Severity.Error, "Stay longer than a life", "Nobody stays anywhere longer than his or her age: a child under ten has no stay of ten years or more.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Rule> All { get; } = [LongerThanLife];
}
