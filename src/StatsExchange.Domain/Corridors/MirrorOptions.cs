// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;

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

    /// <summary>The same with the reference sources both offices designate for the series compared.</summary>
    /// <param name="pair">What each side reports.</param>
    /// <param name="corridor">The ordered pair of countries of the move.</param>
    /// <param name="period">The period compared.</param>
    /// <param name="origin">The sheets of the origin.</param>
    /// <param name="destination">The sheets of the destination.</param>
    public MirrorOptions WithReferenceSources(MirrorPair pair, Corridor corridor, Period period, SheetBook origin, SheetBook destination) => this with
    {
        OriginReferenceSource = origin.ReferenceSource(SeriesPoint.Of(pair.Origin, period, corridor.Destination)),
        DestinationReferenceSource = destination.ReferenceSource(SeriesPoint.Of(pair.Destination, period, corridor.Origin)),
    };
}
