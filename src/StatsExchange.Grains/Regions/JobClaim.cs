// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>What a process is to do that took a job on.</summary>
/// <param name="Epoch">The epoch its appends carry.</param>
/// <param name="Started">What was started, and by whom.</param>
/// <param name="Done">The periods that were done before.</param>
/// <param name="Failed">The periods that failed before.</param>
/// <param name="Runs">What of a method comparison was done before.</param>
[GenerateSerializer, Immutable, Alias("sx.JobClaim")]
public sealed record JobClaim(
    [property: Id(0)] long Epoch,
    [property: Id(1)] Proto<JobStarted> Started,
    [property: Id(2)] ImmutableArray<PeriodResult> Done,
    [property: Id(3)] ImmutableArray<FailedPeriod> Failed,
    [property: Id(4)] ImmutableArray<RecordedRun> Runs);
