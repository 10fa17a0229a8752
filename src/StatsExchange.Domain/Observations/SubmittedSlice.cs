// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Observations;

/// <summary>What one submission says about one period.</summary>
/// <param name="Observations">The observations sent, in key order. A row to delete has no value and no attributes.</param>
/// <param name="Deletes">Whether a row is a deletion; one entry per row.</param>
/// <param name="Lines">The line a row was sent on; one entry per row.</param>
public sealed record SubmittedSlice(Slice Observations, ImmutableArray<bool> Deletes, ImmutableArray<int> Lines);
