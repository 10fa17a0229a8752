// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Tests.Evidence;

/// <summary>The system's clock, on which nothing that is done once a second or once a minute begins before it is released.</summary>
internal sealed class HeldPeriods : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<(ITimer Timer, TimeSpan Period)> _held = [];
    private bool _isReleased;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_isReleased || period == Timeout.InfiniteTimeSpan)
            {
                return base.CreateTimer(callback, state, dueTime, period);
            }

            var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _held.Add((timer, period));
            return timer;
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            _isReleased = true;
            _held.ForEach(held => held.Timer.Change(TimeSpan.Zero, held.Period));
        }
    }
}
