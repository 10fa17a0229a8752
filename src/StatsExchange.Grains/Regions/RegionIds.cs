// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Regions;

/// <summary>The ids of jobs, rounds and snapshots, which name their regional body: ASEAN-job-4, ASEAN-round-1, ASEAN-2.</summary>
internal static class RegionIds
{
    private const string JobMark = "-job-";
    private const string RoundMark = "-round-";
    private const string SnapshotMark = "-";

    public static string Job(string region, int number) => string.Create(CultureInfo.InvariantCulture, $"{region}{JobMark}{number}");

    public static string Round(string region, int number) => string.Create(CultureInfo.InvariantCulture, $"{region}{RoundMark}{number}");

    public static string Snapshot(string region, int number) => string.Create(CultureInfo.InvariantCulture, $"{region}{SnapshotMark}{number}");

    /// <summary>The regional body a job belongs to.</summary>
    /// <exception cref="RefusedException">The id is not that of a job of a known regional body.</exception>
    public static string RegionOfJob(string job) => RegionBefore(JobMark, job) ?? throw RefusedException.NotFound($"job '{job}'");

    /// <summary>The regional body a round belongs to.</summary>
    /// <exception cref="RefusedException">The id is not that of a round of a known regional body.</exception>
    public static string RegionOfRound(string round) => RegionBefore(RoundMark, round) ?? throw RefusedException.NotFound($"round '{round}'");

    /// <summary>The regional body a snapshot belongs to.</summary>
    /// <exception cref="RefusedException">The id is not that of a snapshot of a known regional body.</exception>
    public static string RegionOfSnapshot(string snapshot) =>
        RegionBefore(SnapshotMark, snapshot) ?? throw RefusedException.NotFound($"snapshot '{snapshot}'");

    private static string? RegionBefore(string mark, string id)
    {
        var at = id.LastIndexOf(mark, StringComparison.Ordinal);
        return at > 0 && Domain.Areas.Regions.Find(id[..at]) is { } region ? region.Code.Value : null;
    }
}
