// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>Which rows of a table are meant: those in which any of the conditions holds.</summary>
/// <param name="Column">The column looked at.</param>
/// <param name="Equal">Its text is one of these.</param>
/// <param name="BeginsWith">Its text begins with one of these.</param>
/// <param name="Empty">Its text is empty.</param>
public sealed record RowRule(string Column, ImmutableArray<string> Equal, ImmutableArray<string> BeginsWith, bool Empty)
{
    /// <summary>The conditions in words.</summary>
    public string Description => string.Join(" or ", (string[])
    [
        .. Equal.Length > 0 ? [$"is {string.Join(" or ", Equal)}"] : Array.Empty<string>(),
        .. BeginsWith.Length > 0 ? [$"begins with {string.Join(" or ", BeginsWith)}"] : Array.Empty<string>(),
        .. Empty ? ["is empty"] : Array.Empty<string>(),
    ]);
}
