// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>What a comparison of methods found.</summary>
/// <param name="Comparison">Over all corridors.</param>
/// <param name="Corridors">Each corridor in each period, the largest differences first.</param>
internal sealed record ComparisonOutcome(MethodComparison Comparison, ImmutableArray<ComparedCorridor> Corridors);
