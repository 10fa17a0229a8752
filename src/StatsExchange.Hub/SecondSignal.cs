// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace StatsExchange.Hub;

/// <summary>
/// Hears a second SIGTERM or SIGINT. The first is the host's own, which begins the shutdown. One that is sent to a group of processes
/// may arrive twice, from its sender and passed on by a parent, so what follows within a second is the first again.
/// </summary>
internal sealed class SecondSignal : IDisposable
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _second = new();
    private readonly TimeProvider _time;
    private readonly PosixSignalRegistration[] _registrations;
    private long? _first;

    public SecondSignal(TimeProvider time)
    {
        _time = time;
        _registrations = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }.Select(signal => PosixSignalRegistration.Create(signal, Hear))];
    }

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

    internal void Hear(PosixSignalContext context)
    {
        lock (_gate)
        {
            if (_first is not { } first)
            {
                _first = _time.GetTimestamp();
                return;
            }

            context.Cancel = true;
            if (_time.GetElapsedTime(first) < Apart)
            {
                return;
            }
        }

        _second.Cancel();
    }
}
