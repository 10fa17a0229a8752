// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Which figures of a country are asked for, and to what end.</summary>
/// <param name="Structure">STOCK, FLOW or RETURN.</param>
/// <param name="PeriodFrom">First period, inclusive; empty for the first there is.</param>
/// <param name="PeriodTo">Last period, inclusive; empty for the last there is.</param>
/// <param name="Use">What the caller will do with them; other parties than the owner need it in their agreement.</param>
/// <param name="Region">The regional body the caller works for, or null.</param>
/// <param name="AsOfSeq">Read the state after this seq; null for now.</param>
/// <param name="AsOfTime">Read the state at this time; null for now.</param>
/// <param name="MinRevision">Answer only from at least this revision.</param>
/// <param name="ShownTo">The country the owner will show the answer to, which then gets what that country itself may see; null for the caller's own eyes.</param>
/// <param name="LeavesOutConfidential">Confidential values are withheld even where an agreement includes them, because others will see what follows from them.</param>
/// <param name="WithSubmissions">The digests of the submissions are wanted too, which are read from the whole of the stream.</param>
/// <param name="ForValidation">The office's system holds what it submits against the partner's figures: also a submitter may ask, whose report tells of what differs.</param>
/// <param name="ForComparison">The corridor is compared cell by cell for the reader's own eyes: cells that were pre-released to it are shown, and in no other reading.</param>
[GenerateSerializer, Immutable, Alias("sx.ReadingRequest")]
public sealed record ReadingRequest(
    [property: Id(0)] string Structure,
    [property: Id(1)] string PeriodFrom,
    [property: Id(2)] string PeriodTo,
    [property: Id(3)] Use Use,
    [property: Id(4)] string? Region = null,
    [property: Id(5)] long? AsOfSeq = null,
    [property: Id(6)] DateTimeOffset? AsOfTime = null,
    [property: Id(7)] long MinRevision = 0,
    [property: Id(8)] string? ShownTo = null,
    [property: Id(9)] bool LeavesOutConfidential = false,
    [property: Id(10)] bool WithSubmissions = false,
    [property: Id(11)] bool ForValidation = false,
    [property: Id(12)] bool ForComparison = false)
{
    /// <summary>The additive dimensions of which classes are needed; an agreement that does not open all of them does not count.</summary>
    [Id(13)]
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>
    /// Read the state after the middle one of these entries that set the one period asked for, or after the one before them where none did; null
    /// for what AsOfSeq says. So who looks for an entry looks at those of the period only, however long the stream is.
    /// </summary>
    [Id(14)]
    public SetBetween? Between { get; init; }
}
