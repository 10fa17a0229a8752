// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Mirrors;

/// <summary>Level 3: the submission beside what partners report, as far as agreements let the office compare. These never refuse.</summary>
public static class MirrorRules
{
    /// <summary>The partner's figure is further away than its size explains.</summary>
    public static Rule Gap { get; } = new(
        "MIRROR_GAP", 3, Severity.Warning, "Far from the mirror figure",
        "A figure and its partner's differ by at most max(k·√(D + O) + rounding bases, τ(size)·mean), at totals. One finding per pair and corridor. Looked at only where an agreement lets the office compare.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Rule> All { get; } = [Gap];
}
