// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Grains.Submissions;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>A checked, merged and staged submission, by header and digests only.</summary>
/// <param name="RequestId">The id it is sent under.</param>
/// <param name="ExpectedRevision">The revision the country must be at, or null.</param>
/// <param name="Body">The body of its entry.</param>
/// <param name="Base">Every slice the submission speaks of, changed by it or not, as it was when it was merged.</param>
/// <param name="Report">What validation found.</param>
/// <param name="Mapping">What the mapping did; null without one.</param>
/// <param name="Series">The series sent, by period.</param>
[GenerateSerializer, Immutable, Alias("sx.SubmissionCommit")]
public sealed record SubmissionCommit(
    [property: Id(0)] string RequestId,
    [property: Id(1)] long? ExpectedRevision,
    [property: Id(2)] Proto<SubmissionRecorded> Body,
    [property: Id(3)] ImmutableArray<SliceVersion> Base,
    [property: Id(4)] Proto<ValidationReport> Report,
    [property: Id(5)] Proto<AppliedMapping>? Mapping,
    [property: Id(6)] ImmutableArray<SentSeries> Series);
