// SPDX-License-Identifier: Apache-2.0
using System.Runtime.ExceptionServices;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Does things that must not keep each other from being done, and tells at the end that one was not.</summary>
internal sealed class Attempts
{
    private readonly List<Exception> _faults = [];

    public async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Throws what went wrong; of several, one that may go well when it is tried again.</summary>
    public void Rethrow()
    {
        if ((_faults.Find(fault => fault is not RefusedException { Reason: ErrorReason.JournalCorrupt }) ?? _faults.FirstOrDefault()) is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }
}
