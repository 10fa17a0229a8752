// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Jobs;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>A reconciliation whose estimates go into a snapshot.</summary>
/// <param name="Job">The job's id.</param>
/// <param name="Made">What it found, as it was recorded.</param>
internal sealed record NamedReconciliation(string Job, MadeResult Made)
{
    /// <summary>What it found.</summary>
    public ReconciliationResult Result => Made.Result;

    public MirrorPair Pair { get; } = StructureCatalogue.FindMirrorPair(Made.Result.Pair)!;
}
