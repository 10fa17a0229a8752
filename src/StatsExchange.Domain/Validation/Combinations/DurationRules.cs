// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Combinations;

/// <summary>Level 1: durations beside ages, and beside one another.</summary>
public static class DurationRules
{
    /// <summary>A stay longer than a life.</summary>
    public static Rule LongerThanLife { get; } = new(
        "DURATION_ABOVE_AGE", 1, Severity.Error, "Stay longer than a life", "Nobody stays anywhere longer than his or her age: a child under ten has no stay of ten years or more.");

    /// <summary>Fewer stay for a short time than for a long one.</summary>
    public static Rule ShorterBelowLonger { get; } = new(
        "SHORTER_STAY_BELOW_LONGER", 1, Severity.Warning, "Fewer with a short least stay than with a long one",
        "Who stays for a longer time also stays for a shorter one: a figure under a smaller MIN_STAY is at least that of the same key and source under a larger one.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Rule> All { get; } = [LongerThanLife, ShorterBelowLonger];
}
