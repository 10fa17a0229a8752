// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>What a submission is merged into.</summary>
/// <param name="Revision">Revision of the country.</param>
/// <param name="Slices">One slice per period asked for; without blocks where there is none or none any more.</param>
/// <param name="Repeated">The answer given when the same content was recorded under the same id; null if it was not.</param>
/// <param name="Severities">What the office decided about validation rules.</param>
/// <param name="Earlier">Where wanted, the slices of the structure in the periods before those asked for, without those asked for.</param>
/// <param name="Other">Where wanted, for RETURN the slices of FLOW in the periods asked for, for FLOW those of RETURN.</param>
/// <param name="Sheets">Where wanted, the series sheets of the structure that hold.</param>
[GenerateSerializer, Immutable, Alias("sx.SubmissionBase")]
public sealed record SubmissionBase(
    [property: Id(0)] long Revision,
    [property: Id(1)] ImmutableArray<SliceReference> Slices,
    [property: Id(2)] Proto<SubmitResponse>? Repeated,
    [property: Id(3)] ImmutableArray<Proto<RuleSeverity>> Severities,
    [property: Id(4)] ImmutableArray<SliceReference> Earlier,
    [property: Id(5)] ImmutableArray<SliceReference> Other,
    [property: Id(6)] ImmutableArray<Proto<SeriesSheet>> Sheets);
