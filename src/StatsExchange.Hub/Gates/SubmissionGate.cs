// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Streams;

namespace StatsExchange.Hub.Gates;

/// <summary>
/// Lets in only so many submissions at a time, since each may hold 128 MiB until it is whole, and only two of one office, so that none can
/// keep the others out. What waits for the places of its own office does not count among those that wait for the hub's; nothing is read of
/// it but the header.
/// </summary>
internal sealed class SubmissionGate(LimitOptions limits, StreamGuard guard) : IDisposable
{
    private const int PlacesOfOffice = 2;
    private const string TooBusy = "Too many submissions are under way; retry later with the same request_id.";

    private readonly Gate _all = new(limits.ConcurrentSubmissions, limits.WaitingSubmissions, TooBusy);
    private readonly ConcurrentDictionary<string, Gate> _offices = new(StringComparer.Ordinal);

    /// <summary>Takes in a submission of an office as soon as there is a place for it, which it may hold only so long.</summary>
    /// <exception cref="RefusedException">All places are taken, and as many submissions wait as may.</exception>
    /// <exception cref="OverdueException">It held its place for too long.</exception>
    public async Task<T> TakeAsync<T>(string office, Func<CancellationToken, Task<T>> submission, CancellationToken cancellationToken)
    {
        using var ofOffice = await _offices.GetOrAdd(office, OpenOffice).EnterAsync(cancellationToken);
        using var place = await _all.EnterAsync(cancellationToken);
        return await guard.LimitAsync(limits.SubmissionSeconds, seconds => new OverdueException(seconds), submission, cancellationToken);
    }

    public void Dispose()
    {
        _all.Dispose();
        foreach (var office in _offices.Values)
        {
            office.Dispose();
        }
    }

    private Gate OpenOffice(string office) => new(PlacesOfOffice, limits.WaitingSubmissions, TooBusy);
}
