// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Streams;

namespace StatsExchange.Hub.Gates;

/// <summary>
/// Lets in only so many submissions at a time, since each may hold 128 MiB until it is whole, and only two of one office. Nothing is read
/// of one that waits but the header.
/// </summary>
internal sealed class SubmissionGate(LimitOptions limits, StreamGuard guard) : IDisposable
{
    private const int PlacesOfOffice = 2;

    private readonly PartyGates _places = new(
        limits.ConcurrentSubmissions, PlacesOfOffice, limits.WaitingSubmissions, "Too many submissions are under way; retry later with the same request_id.");

    /// <summary>Takes in a submission of an office as soon as there is a place for it, which it may hold only so long.</summary>
    /// <exception cref="RefusedException">All places are taken, and as many submissions wait as may.</exception>
    /// <exception cref="OverdueException">It held its place for too long.</exception>
    public async Task<T> TakeAsync<T>(string office, Func<CancellationToken, Task<T>> submission, CancellationToken cancellationToken)
    {
        using var place = await _places.EnterAsync(office, cancellationToken);
        return await guard.LimitAsync(limits.SubmissionSeconds, OverdueException.OfSubmission, submission, cancellationToken);
    }

    public void Dispose() => _places.Dispose();
}
