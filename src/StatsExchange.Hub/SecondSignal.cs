// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace StatsExchange.Hub;

/// <summary>Hears a second SIGTERM or SIGINT. The first is the host's own, which begins the shutdown.</summary>
internal sealed class SecondSignal : IDisposable
{
    private readonly CancellationTokenSource _second = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _heard;

    public SecondSignal() =>
        _registrations = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }.Select(signal => PosixSignalRegistration.Create(signal, Hear))];

    /// <summary>Cancelled by the second signal.</summary>
    public CancellationToken Token => _second.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _second.Dispose();
    }

    private void Hear(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _heard) > 1)
        {
            context.Cancel = true;
            _second.Cancel();
        }
    }
}
