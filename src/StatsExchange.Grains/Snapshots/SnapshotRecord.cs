// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Snapshots;

/// <summary>A snapshot that is complete but for its id, its time and its signature.</summary>
/// <param name="Content">Its blocks.</param>
/// <param name="Sources">The vintages read.</param>
/// <param name="Omitted">The members left out.</param>
/// <param name="SetAside">The figures that have no place in it.</param>
/// <param name="Reconciliations">The reconciliations whose estimates are in it.</param>
/// <param name="Cases">The cases whose agreed figures are in it, ascending.</param>
/// <param name="Grounds">What it rests on; kept beside the manifest and not in it.</param>
/// <param name="CheckedAt">The journal before anything was read for it: what is withheld or taken back later may not be heeded in it.</param>
/// <param name="ReadAt">The journal after all was read for it: what was set later is not in it.</param>
/// <param name="Round">The round it was made for; null where it was made for none.</param>
internal sealed record SnapshotRecord(
    SnapshotContent Content,
    IReadOnlyList<ManifestSource> Sources,
    IReadOnlyList<ManifestOmission> Omitted,
    IReadOnlyList<ManifestSetAside> SetAside,
    IReadOnlyList<ManifestReconciliation> Reconciliations,
    IReadOnlyList<string> Cases,
    GroundsBook Grounds,
    JournalHeads CheckedAt,
    JournalHeads ReadAt,
    ManifestRound? Round);
