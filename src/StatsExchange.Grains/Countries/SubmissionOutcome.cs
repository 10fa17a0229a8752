// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>What came of recording a submission.</summary>
/// <param name="Response">The answer; null where a slice had changed since it was merged, so that it has to be merged again.</param>
[GenerateSerializer, Immutable, Alias("sx.SubmissionOutcome")]
public sealed record SubmissionOutcome([property: Id(0)] Proto<SubmitResponse>? Response);
