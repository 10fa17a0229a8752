// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>Asks for the slices that were revised since a draft was made, page by page.</summary>
/// <param name="Grantee">The regional body whose draft it is.</param>
/// <param name="Agreements">The agreements of the country it rests on.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision they are held against; null on the first page, for the one the country is at.</param>
/// <param name="From">The place the page begins at.</param>
/// <param name="MostBlocks">A page ends with the slice by which it points to more blocks than that.</param>
[GenerateSerializer, Immutable, Alias("sx.RevisedQuestion")]
public sealed record RevisedQuestion(
    [property: Id(0)] string Grantee,
    [property: Id(1)] ImmutableArray<string> Agreements,
    [property: Id(2)] DraftQuestion Draft,
    [property: Id(3)] long? Revision,
    [property: Id(4)] int From,
    [property: Id(5)] int MostBlocks);
