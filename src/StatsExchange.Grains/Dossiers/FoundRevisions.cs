// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>What the hub found when it looked for revisions of settled cases.</summary>
/// <param name="Revisions">The revisions that nothing was written of yet.</param>
/// <param name="NextEnd">When the next embargo ends that may hide another; null where there is none.</param>
internal sealed record FoundRevisions(IReadOnlyList<CaseRevisionNoticed> Revisions, DateTimeOffset? NextEnd);
