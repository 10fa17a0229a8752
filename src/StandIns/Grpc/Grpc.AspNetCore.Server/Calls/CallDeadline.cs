// SPDX-License-Identifier: Apache-2.0
namespace Grpc.AspNetCore.Server;

/// <summary>Calls back once when the time that a client gives a call is over.</summary>
internal sealed class CallDeadline : IAsyncDisposable
{
    /// <summary>The longest time a timer takes; no call lives as long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly ITimer _timer;

    public CallDeadline(TimeSpan timeout, TimeProvider time, Action expired)
    {
        At = timeout < DateTime.MaxValue - time.GetUtcNow().UtcDateTime ? time.GetUtcNow().UtcDateTime + timeout : DateTime.MaxValue;
        _timer = time.CreateTimer(
            static state => ((Action)state!)(), expired, timeout < Longest ? timeout : Longest, Timeout.InfiniteTimeSpan);
    }

    public DateTime At { get; }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();
}
