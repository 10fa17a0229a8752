// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Benchmarks.Data;

/// <summary>One observation of a set as an ordinary table would hold it.</summary>
/// <param name="Key">A code for each of <see cref="KeyColumns"/>; the array is that of the row before, written anew.</param>
/// <param name="Value">The figure.</param>
internal readonly record struct ObservationRow(string[] Key, double Value)
{
    /// <summary>The dimensions that vary or that rows of others would differ in.</summary>
    public static ImmutableArray<string> KeyColumns { get; } =
        ["structure", "ref_area", "time_period", "counterpart_area", "measure", "basis", "min_stay", "sex", "age"];
}
