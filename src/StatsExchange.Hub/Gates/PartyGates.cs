// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Hub.Gates;

/// <summary>
/// Lets in only so many calls at a time, and only so many of one party, so that none can keep the others out. What waits for the places of
/// its own party does not count among those that wait for the hub's.
/// </summary>
internal sealed class PartyGates(int places, int placesOfParty, int waiting, string tooBusy) : IDisposable
{
    private readonly Gate _all = new(places, waiting, tooBusy);
    private readonly ConcurrentDictionary<string, Gate> _parties = new(StringComparer.Ordinal);

    /// <summary>Takes a place as soon as there is one; it is given back by disposing what is returned.</summary>
    /// <exception cref="RefusedException">All places are taken, and as many calls wait as may.</exception>
    public Task<IDisposable> EnterAsync(string party, CancellationToken cancellationToken) =>
        TakeAsync(party, gate => gate.EnterAsync(cancellationToken));

    /// <summary>Takes a place again for a call that has been in before.</summary>
    public Task<IDisposable> ReturnAsync(string party, CancellationToken cancellationToken) =>
        TakeAsync(party, gate => gate.ReturnAsync(cancellationToken));

    public void Dispose()
    {
        _all.Dispose();
        foreach (var gate in _parties.Values)
        {
            gate.Dispose();
        }
    }

    private async Task<IDisposable> TakeAsync(string party, Func<Gate, Task<IDisposable>> take)
    {
        var ofParty = await take(_parties.GetOrAdd(party, _ => new Gate(placesOfParty, waiting, tooBusy)));
        try
        {
            return new Place(ofParty, await take(_all));
        }
        catch
        {
            ofParty.Dispose();
            throw;
        }
    }

    private sealed class Place(IDisposable ofParty, IDisposable ofAll) : IDisposable
    {
        public void Dispose()
        {
            ofAll.Dispose();
            ofParty.Dispose();
        }
    }
}
