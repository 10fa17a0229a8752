// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Options;
using StatsExchange.V1;

namespace StatsExchange.Hub.Submissions;

/// <summary>Lets in only so many submissions at a time: each may hold 128 MiB until it is whole.</summary>
internal sealed class SubmissionGate(LimitOptions limits) : IDisposable
{
    private readonly SemaphoreSlim _places = new(limits.ConcurrentSubmissions);

    /// <summary>Takes a place; it is given back by disposing what is returned.</summary>
    /// <exception cref="RefusedException">All places are taken.</exception>
    public IDisposable Enter() => _places.Wait(0)
        ? new Place(_places)
        : throw new RefusedException(ErrorReason.TooBusy, "Too many submissions are under way; retry later with the same request_id.");

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
