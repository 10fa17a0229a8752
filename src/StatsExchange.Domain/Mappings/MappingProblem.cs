// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>One thing that is wrong with a mapping.</summary>
/// <param name="Field">Its path, for example columns[2].codes[BURMA].</param>
/// <param name="Expected">What was expected there.</param>
public sealed record MappingProblem(string Field, string Expected);
