// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>How far a job is, and when it will end if it goes on as it did in this process.</summary>
internal sealed class JobPace(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Progress _now = new();
    private (DateTimeOffset At, int Done)? _began;

    /// <summary>The same periods, another stage.</summary>
    public Progress Stage(string stage, long done, long total)
    {
        lock (_lock)
        {
            (_now.Stage, _now.Done, _now.Total) = (stage, done, total);
            return _now.Clone();
        }
    }

    /// <summary>So many periods are done.</summary>
    public Progress Periods(string stage, int done, int periods, int corridors)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var began = _began ??= (now, done);
            (_now.Stage, _now.Done, _now.Total) = (stage, done, periods);
            (_now.PeriodsDone, _now.Periods, _now.Corridors) = (done, periods, corridors);
            if (done > began.Done)
            {
                _now.EstimatedEnd = Timestamp.FromDateTimeOffset(now + ((now - began.At) / (done - began.Done) * (periods - done)));
            }

            return _now.Clone();
        }
    }
}
