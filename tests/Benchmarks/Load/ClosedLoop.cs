// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace StatsExchange.Benchmarks.Load;

/// <summary>Workers that each begin the next step when the one before is done, until the time is up.</summary>
internal sealed class ClosedLoop(Func<ValueTask<Work>> step, int workers)
{
    private readonly LatencyHistogram _latencies = new();
    private readonly Lock _lock = new();
    private long _units;
    private long _bytes;
    private long _wrong;

    public LatencyHistogram Latencies => _latencies;

    public long Units => _units;

    public long Bytes => _bytes;

    public long Wrong => _wrong;

    /// <summary>Runs at least one step per worker, and returns how long all took.</summary>
    public async Task<TimeSpan> RunAsync(TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(start, duration))));
        return Stopwatch.GetElapsedTime(start);
    }

    private async Task WorkAsync(long start, TimeSpan duration)
    {
        var latencies = new LatencyHistogram();
        long units = 0, bytes = 0, wrong = 0;
        long now;
        do
        {
            var begun = Stopwatch.GetTimestamp();
            var work = await step();
            now = Stopwatch.GetTimestamp();
            latencies.Add(now - begun);
            units += work.Units;
            bytes += work.Bytes;
            wrong += work.IsCorrect ? 0 : 1;
        }
        while (Stopwatch.GetElapsedTime(start, now) < duration);

        lock (_lock)
        {
            _latencies.Add(latencies);
            _units += units;
            _bytes += bytes;
            _wrong += wrong;
        }
    }
}
