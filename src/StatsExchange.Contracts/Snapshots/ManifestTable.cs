// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>A table of a round.</summary>
/// <param name="Measure">MEASURE.</param>
/// <param name="Basis">BASIS; empty for structures without it.</param>
public sealed record ManifestTable(string Measure, string Basis);
