// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>Counts the calls that were taken and are not answered, so that a stop can wait for them.</summary>
internal sealed class CallsInFlight
{
    private readonly TaskCompletionSource none = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One more than there are calls, until no more are taken.
    private int count = 1;

    internal void Enter() => Interlocked.Increment(ref count);

    internal void Leave()
    {
        if (Interlocked.Decrement(ref count) == 0)
        {
            none.TrySetResult();
        }
    }

    /// <summary>Completes when every call is answered. To be called once, when no more are taken.</summary>
    internal Task WhenNone()
    {
        Leave();
        return none.Task;
    }
}
