// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>What a submission is merged into.</summary>
/// <param name="Revision">Revision of the country.</param>
/// <param name="Slices">One slice per period asked for; without blocks where there is none or none any more.</param>
/// <param name="Repeated">The answer given when the same content was recorded under the same id; null if it was not.</param>
[GenerateSerializer, Immutable, Alias("sx.SubmissionBase")]
public sealed record SubmissionBase(
    [property: Id(0)] long Revision,
    [property: Id(1)] ImmutableArray<SliceReference> Slices,
    [property: Id(2)] Proto<SubmitResponse>? Repeated);
