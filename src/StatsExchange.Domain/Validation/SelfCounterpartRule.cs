// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation;

/// <summary>Where the reporter may not be its own counterpart, because the observation is a move between two countries.</summary>
/// <param name="Structure">Id of the structure.</param>
/// <param name="Dimension">A dimension the rule depends on, or null for the whole structure.</param>
/// <param name="Code">The code of <paramref name="Dimension"/> under which the rule holds.</param>
internal sealed record SelfCounterpartRule(string Structure, string? Dimension, string? Code)
{
    public static ImmutableArray<SelfCounterpartRule> All { get; } = [new("FLOW", "BASIS", "RES"), new("RETURN", null, null)];
}
