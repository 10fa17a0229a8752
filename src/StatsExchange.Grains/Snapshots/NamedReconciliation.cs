// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>A reconciliation whose estimates go into a snapshot.</summary>
/// <param name="Job">The job's id.</param>
/// <param name="Result">What it found.</param>
internal sealed record NamedReconciliation(string Job, ReconciliationResult Result)
{
    public MirrorPair Pair { get; } = StructureCatalogue.MirrorPairs.First(pair => pair.Id == Result.Pair);
}
