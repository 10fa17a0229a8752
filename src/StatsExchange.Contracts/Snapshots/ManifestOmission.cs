// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>A member whose figures are not in a snapshot.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Reason">NO_AGREEMENT or NO_DATA.</param>
public sealed record ManifestOmission(string Country, string Reason)
{
    /// <summary>The periods left out, ascending; empty where all are.</summary>
    public IReadOnlyList<string> Periods { get; init; } = [];
}
