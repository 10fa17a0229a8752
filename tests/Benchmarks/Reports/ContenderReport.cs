// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Reports;

/// <summary>What the rounds of one contender say. Ratios are the subject's figure by this contender's, round by round.</summary>
internal sealed record ContenderReport
{
    public required string Name { get; init; }

    public required Spread PerSecond { get; init; }

    public required Spread RateRatio { get; init; }

    public required Spread ServerCpuMicroseconds { get; init; }

    public required Spread CpuRatio { get; init; }

    public required double? ClientCpuMicroseconds { get; init; }

    public required double MegabytesPerSecond { get; init; }

    public required double? ServerAllocatedBytes { get; init; }

    public required double? ClientAllocatedBytes { get; init; }

    public required double? StoredBytes { get; init; }

    public required double? MedianLatencyMicroseconds { get; init; }

    public required double? HighLatencyMicroseconds { get; init; }

    public required long Wrong { get; init; }

    public static ContenderReport Of(string name, IReadOnlyList<Sample> rounds, IReadOnlyList<Sample> subject) => new()
    {
        Name = name,
        PerSecond = Spread.Of(rounds.Select(round => (double?)round.UnitsPerSecond))!,
        RateRatio = Spread.Of(rounds.Zip(subject, (round, theirs) => (double?)(theirs.UnitsPerSecond / round.UnitsPerSecond)))!,
        ServerCpuMicroseconds = Spread.Of(rounds.Select(round => (double?)CpuPerUnit(round)))!,
        CpuRatio = Spread.Of(rounds.Zip(subject, (round, theirs) => (double?)(CpuPerUnit(theirs) / CpuPerUnit(round))))!,
        ClientCpuMicroseconds = Spread.Of(rounds.Select(round => round.ClientCpu?.TotalMicroseconds / round.Units))?.Median,
        MegabytesPerSecond = Spread.Of(rounds.Select(round => (double?)(round.Bytes / round.Elapsed.TotalSeconds / 1_000_000)))!.Median,
        ServerAllocatedBytes = Spread.Of(rounds.Select(round => (double?)round.ServerAllocated / round.Units))?.Median,
        ClientAllocatedBytes = Spread.Of(rounds.Select(round => (double?)round.ClientAllocated / round.Units))?.Median,
        StoredBytes = Spread.Of(rounds.Select(round => (double?)round.Stored / round.Units))?.Median,
        MedianLatencyMicroseconds = Spread.Of(rounds.Select(round => round.MedianLatency?.TotalMicroseconds))?.Median,
        HighLatencyMicroseconds = Spread.Of(rounds.Select(round => round.HighLatency?.TotalMicroseconds))?.Median,
        Wrong = rounds.Sum(round => round.Wrong),
    };

    private static double CpuPerUnit(Sample round) => round.ServerCpu.TotalMicroseconds / round.Units;
}
