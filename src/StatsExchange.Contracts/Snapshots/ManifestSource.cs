// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>What was read of one country.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Revision">Revision of the country's stream the figures were read at.</param>
/// <param name="Submissions">The submissions of the structure up to then, ascending by seq.</param>
public sealed record ManifestSource(string Country, long Revision, IReadOnlyList<ManifestCommitment> Submissions)
{
    /// <summary>The series sheets that held for its figures then, ascending by name; none in manifests made before they were named.</summary>
    public IReadOnlyList<ManifestSheet> Sheets { get; init; } = [];
}
