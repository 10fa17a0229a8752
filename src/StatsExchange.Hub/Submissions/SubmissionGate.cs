// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Options;
using StatsExchange.V1;

namespace StatsExchange.Hub.Submissions;

/// <summary>
/// Lets in only so many submissions at a time, since each may hold 128 MiB until it is whole. Others wait their turn with nothing read of
/// them but the header; where too many wait already, they are told to come back.
/// </summary>
internal sealed class SubmissionGate(LimitOptions limits) : IDisposable
{
    private readonly SemaphoreSlim _places = new(limits.ConcurrentSubmissions);
    private int _waiting;

    /// <summary>Takes a place as soon as there is one; it is given back by disposing what is returned.</summary>
    /// <exception cref="RefusedException">All places are taken, and as many submissions wait as may.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > limits.WaitingSubmissions + _places.CurrentCount)
        {
            Interlocked.Decrement(ref _waiting);
            throw new RefusedException(ErrorReason.TooBusy, "Too many submissions are under way; retry later with the same request_id.");
        }

        try
        {
            await _places.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        return new Place(_places);
    }

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
