// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Numerics;

namespace StatsExchange.Benchmarks.Load;

/// <summary>Counts latencies in buckets less than 2 % wide, without memory per latency.</summary>
internal sealed class LatencyHistogram
{
    private const int BucketsPerDoublingBits = 6;
    private const int BucketsPerDoubling = 1 << BucketsPerDoublingBits;

    private readonly long[] _counts = new long[BucketsPerDoubling * 64];

    public void Add(long ticks) => _counts[BucketOf(Math.Max(ticks, 0))]++;

    public void Add(LatencyHistogram other)
    {
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            _counts[bucket] += other._counts[bucket];
        }
    }

    /// <summary>The latency that this share of all did not exceed.</summary>
    public TimeSpan Quantile(double share)
    {
        var rank = (long)Math.Ceiling(_counts.Sum() * share);
        long seen = 0;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank)
            {
                return TimeSpan.FromSeconds((double)UpperBoundOf(bucket) / Stopwatch.Frequency);
            }
        }

        return TimeSpan.Zero;
    }

    private static int BucketOf(long ticks)
    {
        if (ticks < BucketsPerDoubling)
        {
            return (int)ticks;
        }

        var shift = BitOperations.Log2((ulong)ticks) - BucketsPerDoublingBits;
        return ((shift + 1) << BucketsPerDoublingBits) + (int)(ticks >> shift) - BucketsPerDoubling;
    }

    private static long UpperBoundOf(int bucket)
    {
        var shift = Math.Max((bucket >> BucketsPerDoublingBits) - 1, 0);
        var start = bucket < BucketsPerDoubling ? bucket : (bucket & (BucketsPerDoubling - 1)) + BucketsPerDoubling;
        return ((long)start + 1) << shift;
    }
}
