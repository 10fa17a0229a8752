// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Options;

namespace StatsExchange.Hub.Gates;

/// <summary>Lets in only so many reads of figures at a time, since each may hold slices of 2,000,000 observations until it is over.</summary>
internal sealed class ReadGate(LimitOptions limits) : IDisposable
{
    private readonly Gate _gate = new(limits.ConcurrentReads, limits.WaitingReads, "Too many reads are under way; retry later.");

    /// <summary>Takes a place as soon as there is one; it is given back by disposing what is returned.</summary>
    /// <exception cref="RefusedException">All places are taken, and as many reads wait as may.</exception>
    public Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => _gate.EnterAsync(cancellationToken);

    public void Dispose() => _gate.Dispose();
}
