// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Corridors;

/// <summary>What a comparison is narrowed to.</summary>
/// <param name="Filter">Codes as compared, by the id of a matched or dropped dimension; only cells with that code take part.</param>
/// <param name="OriginReferenceSource">The SOURCE the origin's office designates where it sends several; null where it does not.</param>
/// <param name="DestinationReferenceSource">The SOURCE the destination's office designates where it sends several; null where it does not.</param>
public sealed record MirrorOptions(
    ImmutableSortedDictionary<string, string> Filter,
    string? OriginReferenceSource = null,
    string? DestinationReferenceSource = null)
{
    /// <summary>All cells, no reference source.</summary>
    public static MirrorOptions None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));
}
