// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Hub.Gates;

/// <summary>Lets in only so many calls at a time; others wait their turn, and where too many wait already, they are told to come back.</summary>
internal sealed class Gate(int places, int waiting, string tooBusy) : IDisposable
{
    private readonly SemaphoreSlim _free = new(places);
    private int _present;

    /// <summary>Takes a place as soon as there is one; it is given back by disposing what is returned.</summary>
    /// <exception cref="RefusedException">All places are taken, and as many calls wait as may.</exception>
    public Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _present) > places + waiting)
        {
            Interlocked.Decrement(ref _present);
            throw new RefusedException(ErrorReason.TooBusy, tooBusy);
        }

        return WaitAsync(cancellationToken);
    }

    /// <summary>Takes a place again for a call that has been in before: it waits with the others, and is not told to come back.</summary>
    public Task<IDisposable> ReturnAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _present);
        return WaitAsync(cancellationToken);
    }

    public void Dispose() => _free.Dispose();

    private async Task<IDisposable> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _free.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _present);
            throw;
        }

        return new Place(this);
    }

    // In this order nobody is sent away for one who has left already.
    private void Leave()
    {
        Interlocked.Decrement(ref _present);
        _free.Release();
    }

    private sealed class Place(Gate gate) : IDisposable
    {
        public void Dispose() => gate.Leave();
    }
}
