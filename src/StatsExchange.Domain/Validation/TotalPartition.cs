// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation;

/// <summary>Classes of a dimension that together make its total.</summary>
/// <param name="Dimension">Id of the additive dimension.</param>
/// <param name="Total">The code of the total.</param>
/// <param name="Parts">The classes that must all be sent for the sum to be decidable.</param>
/// <param name="Residuals">Classes that belong to the sum where they are sent.</param>
public sealed record TotalPartition(string Dimension, string Total, ImmutableArray<string> Parts, ImmutableArray<string> Residuals)
{
    /// <summary>The partitions that are checked. Another one is another line.</summary>
    public static ImmutableArray<TotalPartition> All { get; } =
    [
        new("SEX", "_T", ["M", "F"], ["_U", "_N", "_O"]),
    ];
}
