// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace StandIns.Grpc.Tests.Client.Inside;

/// <summary>A clock whose waits take no time and are written down; those of an hour are real, and nothing to a test.</summary>
internal sealed class RecordingClock : TimeProvider
{
    private int _longWaits;

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    /// <summary>How many of the real ones were begun.</summary>
    public int LongWaits => Volatile.Read(ref _longWaits);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan && dueTime < TimeSpan.FromMinutes(30))
        {
            Waits.Enqueue(dueTime);
            dueTime = TimeSpan.Zero;
        }
        else if (dueTime != Timeout.InfiniteTimeSpan)
        {
            Interlocked.Increment(ref _longWaits);
        }

        return System.CreateTimer(callback, state, dueTime, period);
    }
}
