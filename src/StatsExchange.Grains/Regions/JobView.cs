// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>A job as the journal knows it.</summary>
/// <param name="Job">The job, without progress.</param>
/// <param name="Result">SHA-256 of the one result of a job that has one, or of its StoredComparison, in the block table, 32 bytes; empty where there is none.</param>
/// <param name="Revision">Revision of the region.</param>
/// <param name="Results">The periods of a reconciliation that are done, in order; told to others once the job is.</param>
/// <param name="FailedPeriods">The periods of a reconciliation that have no result, in order.</param>
[GenerateSerializer, Immutable, Alias("sx.JobView")]
public sealed record JobView(
    [property: Id(0)] Proto<Job> Job,
    [property: Id(1)] byte[] Result,
    [property: Id(2)] long Revision,
    [property: Id(3)] ImmutableArray<PeriodResult> Results,
    [property: Id(4)] ImmutableArray<FailedPeriod> FailedPeriods);
