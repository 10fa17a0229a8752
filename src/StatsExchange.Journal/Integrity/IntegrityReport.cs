// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Journal.Integrity;

/// <summary>What a check has read, and what it found.</summary>
/// <param name="Heads">The journal's moment, and where each stream ends.</param>
/// <param name="Entries">Entries read.</param>
/// <param name="Commands">Commands read, each with its receipt.</param>
/// <param name="Blocks">Blocks read.</param>
/// <param name="States">Saved states read.</param>
/// <param name="Problems">Problems found.</param>
/// <param name="Findings">The first of them.</param>
public sealed record IntegrityReport(
    JournalHeads Heads,
    long Entries,
    long Commands,
    long Blocks,
    long States,
    long Problems,
    ImmutableArray<IntegrityFinding> Findings)
{
    /// <summary>Whether nothing was found.</summary>
    public bool IsWhole => Problems == 0;
}
