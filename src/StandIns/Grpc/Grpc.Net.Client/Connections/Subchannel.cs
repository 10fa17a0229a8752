// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client.Balancer;

namespace Grpc.Net.Client;

/// <summary>
/// The connections to one of some addresses, the first that answers. An address that does not answer is tried again after
/// a time that grows. Its fields change under the manager's lock.
/// </summary>
internal sealed class Subchannel(ConnectionManager manager, IReadOnlyList<BalancerAddress> addresses) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SpareConnection? _spare;
    private int _streams;
    private long _connectedAt;
    private bool _isConnecting;

    public IReadOnlyList<BalancerAddress> Addresses => addresses;

    public ConnectivityState State { get; private set; }

    public BalancerAddress? Current { get; private set; }

    public Exception? Failure { get; private set; }

    /// <summary>Connects, if nothing is connected; one that waits for its next attempt makes it now.</summary>
    public void RequestConnection()
    {
        lock (manager.Gate)
        {
            _hurry.TrySetResult();
            if (State == ConnectivityState.Idle)
            {
                Connect(afterBackoff: false);
            }
        }
    }

    /// <summary>A stream for the HTTP handler: the spare connection, or a new one.</summary>
    public async Task<Stream> OpenAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        SpareConnection? spare;
        lock (manager.Gate)
        {
            spare = endPoint.Equals(Current?.EndPoint) ? _spare : null;
            _spare = spare is null ? _spare : null;
            _streams++;
        }

        try
        {
            var (socket, ahead) = (spare is null ? null : await spare.TakeAsync().ConfigureAwait(false))
                ?? (await Dial.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false), default);
            return new SubchannelStream(socket, ahead, () => Ended(null));
        }
        catch (Exception exception)
        {
            Ended(exception is SocketException ? exception : null);
            throw;
        }
    }

    public void Dispose()
    {
        lock (manager.Gate)
        {
            State = ConnectivityState.Shutdown;
            _spare?.Dispose();
            _spare = null;
        }

        _closed.Cancel();
    }

    private void Connect(bool afterBackoff)
    {
        if (_isConnecting)
        {
            return;
        }

        _isConnecting = true;
        if (!afterBackoff)
        {
            Become(ConnectivityState.Connecting);
        }

        // The connection outlives the call it was asked for by.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => ConnectAsync(afterBackoff));
        }
    }

    private async Task ConnectAsync(bool afterBackoff)
    {
        var backoff = manager.NewBackoff();
        while (true)
        {
            if (afterBackoff && await WaitAsync(backoff.Next()).ConfigureAwait(false))
            {
                backoff = manager.NewBackoff();
            }

            var failure = await TryAddressesAsync().ConfigureAwait(false);
            lock (manager.Gate)
            {
                if (failure is null || State == ConnectivityState.Shutdown)
                {
                    return;
                }

                Failure = failure;
                Become(ConnectivityState.TransientFailure);
            }

            afterBackoff = true;
        }
    }

    /// <summary>What it failed with; null where an address answered, or nobody waits any more.</summary>
    private async Task<Exception?> TryAddressesAsync()
    {
        Exception? failure = null;
        lock (manager.Gate)
        {
            Become(ConnectivityState.Connecting);
        }

        foreach (var address in addresses)
        {
            try
            {
                Connected(address, await DialAsync(address.EndPoint).ConfigureAwait(false));
                return null;
            }
            catch (Exception exception) when (exception is SocketException or TimeoutException)
            {
                failure ??= exception;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }

        return failure;
    }

    private async Task<Socket> DialAsync(DnsEndPoint endPoint)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        patience.CancelAfter(manager.ConnectTimeout);
        try
        {
            return await Dial.ConnectAsync(endPoint, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!_closed.IsCancellationRequested)
        {
            throw new TimeoutException("A connection could not be established within the configured ConnectTimeout.", exception);
        }
    }

    private void Connected(BalancerAddress address, Socket socket)
    {
        lock (manager.Gate)
        {
            if (State == ConnectivityState.Shutdown)
            {
                socket.Dispose();
                return;
            }

            _isConnecting = false;
            _spare?.Dispose();
            _spare = new SpareConnection(socket, LostSpare);
            _connectedAt = manager.Clock.GetTimestamp();
            Current = address;
            Failure = null;
            Become(ConnectivityState.Ready);
        }
    }

    private void LostSpare(SpareConnection lost)
    {
        lock (manager.Gate)
        {
            if (_spare != lost)
            {
                return;
            }

            _spare = null;
            lost.Dispose();

            // Who hangs up at once is not called back at once.
            if (_streams == 0 && manager.Clock.GetElapsedTime(_connectedAt) < manager.InitialBackoff)
            {
                Fail(new IOException("The server closed the connection as soon as it was made."));
            }

            BecomeIdleIfUnconnected();
        }
    }

    /// <summary>A stream is gone; with a failure, it could not be made, and the address is left alone for a time.</summary>
    private void Ended(Exception? failure)
    {
        lock (manager.Gate)
        {
            _streams--;
            if (failure is not null && State == ConnectivityState.Ready)
            {
                Fail(failure);
            }

            BecomeIdleIfUnconnected();
        }
    }

    private void Fail(Exception failure)
    {
        Failure = failure;
        Become(ConnectivityState.TransientFailure);
        Connect(afterBackoff: true);
    }

    private void BecomeIdleIfUnconnected()
    {
        if (_streams == 0 && _spare is null && State == ConnectivityState.Ready)
        {
            Become(ConnectivityState.Idle);
        }
    }

    private void Become(ConnectivityState state)
    {
        if (State != state && State != ConnectivityState.Shutdown)
        {
            State = state;
            manager.Changed(this);
        }
    }

    /// <summary>Whether the wait was cut short by somebody in a hurry.</summary>
    private async Task<bool> WaitAsync(TimeSpan time)
    {
        Task hurry;
        lock (manager.Gate)
        {
            _hurry = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            hurry = _hurry.Task;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        var isHurried = await Task.WhenAny(Task.Delay(time, manager.Clock, over.Token), hurry).ConfigureAwait(false) == hurry;
        await over.CancelAsync().ConfigureAwait(false);
        return isHurried;
    }
}
