// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>The round a snapshot was made for, and how complete it is.</summary>
/// <param name="Id">The round's id.</param>
/// <param name="FrozenAt">When its members' revisions were pinned.</param>
/// <param name="Tables">The tables of this structure that the round asked for.</param>
/// <param name="Periods">The reference periods, ascending.</param>
/// <param name="Reporting">How each member stood with each table and period when the snapshot was made, by table, period and country.</param>
public sealed record ManifestRound(
    string Id, string FrozenAt, IReadOnlyList<ManifestTable> Tables, IReadOnlyList<string> Periods, IReadOnlyList<ManifestReporting> Reporting);
