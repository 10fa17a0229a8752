// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Grpc.Core;
using Grpc.Net.Client.Balancer;

namespace Grpc.Net.Client;

/// <summary>Knows the addresses behind a channel's target, which of them answer, and where the next call goes.</summary>
internal sealed class ConnectionManager : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly AddressSource _source;
    private readonly bool _isRoundRobin;
    private readonly GrpcChannelOptions _options;
    private readonly CancellationTokenSource _closed = new();

    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<Subchannel> _subchannels = [];
    private Picker _picker = Picker.Waiting;
    private Status? _sourceFailure;
    private DateTimeOffset _foundAt;
    private bool _isFinding;
    private bool _isFound;

    public ConnectionManager(GrpcChannel channel, AddressSource source, bool isRoundRobin, TimeSpan connectTimeout, GrpcChannelOptions options)
    {
        _channel = channel;
        _source = source;
        _isRoundRobin = isRoundRobin;
        _options = options;
        ConnectTimeout = connectTimeout;
    }

    /// <summary>Under it the state of the manager and its subchannels changes.</summary>
    public Lock Gate { get; } = new();

    public TimeSpan ConnectTimeout { get; }

    public TimeSpan InitialBackoff => _options.InitialReconnectBackoff;

    public TimeProvider Clock => _channel.Clock;

    public ConnectivityState State { get; private set; }

    public ReconnectBackoff NewBackoff() => new(_options.InitialReconnectBackoff, _options.MaxReconnectBackoff, _channel.Random);

    /// <summary>The address of the next call. Waits while that is not known yet, and while none answers if the call waits for that.</summary>
    /// <exception cref="RpcException">No address answers.</exception>
    public ValueTask<BalancerAddress> PickAsync(bool waitForReady, CancellationToken cancellationToken) =>
        Volatile.Read(ref _picker).TryPick() is { } address ? new(address) : new(WaitAndPickAsync(waitForReady, cancellationToken));

    /// <summary>The subchannel that connects to an address; null where none does.</summary>
    public Subchannel? Owner(DnsEndPoint endPoint)
    {
        lock (Gate)
        {
            return _subchannels.Find(subchannel => subchannel.Addresses.Any(address => address.EndPoint.Equals(endPoint)));
        }
    }

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        // Who waits for its next attempt is hurried once: each of them is a change.
        for (var isFirst = true; State != ConnectivityState.Ready; isFirst = false)
        {
            var (changed, _) = Ask(onlyIdle: !isFirst);
            _closed.Token.ThrowIfCancellationRequested();
            if (State != ConnectivityState.Ready)
            {
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async Task WaitForStateChangedAsync(ConnectivityState last, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (Gate)
            {
                if (State != last)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            State = ConnectivityState.Shutdown;
            _subchannels.ForEach(subchannel => subchannel.Dispose());
            _subchannels = [];
            _closed.Cancel();
            Signal();
        }
    }

    /// <summary>A subchannel has another state; called under the gate.</summary>
    public void Changed(Subchannel subchannel)
    {
        if (!_subchannels.Contains(subchannel))
        {
            return;
        }

        if (subchannel.State is ConnectivityState.Idle or ConnectivityState.TransientFailure)
        {
            Find();
        }

        Balance();
        if (_isRoundRobin && subchannel.State == ConnectivityState.Idle)
        {
            subchannel.RequestConnection();
        }
    }

    private async Task<BalancerAddress> WaitAndPickAsync(bool waitForReady, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (changed, picker) = Ask(onlyIdle: true);
            ObjectDisposedException.ThrowIf(_closed.IsCancellationRequested, _channel);
            if (picker.TryPick() is { } address)
            {
                return address;
            }

            if (picker.Failure is { } failure && !waitForReady)
            {
                throw new RpcException(failure);
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sees to it that connections are being made, and says what holds from now until the next change.</summary>
    private (Task Changed, Picker Picker) Ask(bool onlyIdle)
    {
        lock (Gate)
        {
            if (!_isFound)
            {
                Find();
            }

            RequestConnections(onlyIdle);
            return (_changed.Task, _picker);
        }
    }

    /// <summary>One that waits for its next attempt is left to wait, or hurried.</summary>
    private void RequestConnections(bool onlyIdle)
    {
        foreach (var subchannel in _subchannels.Where(s => !onlyIdle || s.State == ConnectivityState.Idle).ToArray())
        {
            subchannel.RequestConnection();
        }
    }

    /// <summary>Asks for the addresses, where they are not known or may have changed.</summary>
    private void Find()
    {
        if (_isFinding || _closed.IsCancellationRequested || (_isFound && _source.HoldsFor is null))
        {
            return;
        }

        _isFinding = true;
        _ = FindAsync();
    }

    private async Task FindAsync()
    {
        var backoff = NewBackoff();
        try
        {
            while (true)
            {
                if (_isFound && _foundAt + _source.HoldsFor - Clock.GetUtcNow() is { } early && early > TimeSpan.Zero)
                {
                    await Task.Delay(early, Clock, _closed.Token).ConfigureAwait(false);
                }

                try
                {
                    Take(await _source.FindAsync(_closed.Token).ConfigureAwait(false));
                    return;
                }
                catch (RpcException exception)
                {
                    Fail(exception.Status);
                }

                await Task.Delay(backoff.Next(), Clock, _closed.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The channel is closed.
        }
    }

    private void Fail(Status status)
    {
        lock (Gate)
        {
            _sourceFailure = status;
            Balance();
        }
    }

    private void Take(IReadOnlyList<BalancerAddress> addresses)
    {
        lock (Gate)
        {
            if (State == ConnectivityState.Shutdown)
            {
                return;
            }

            (_isFinding, _isFound, _foundAt) = (false, true, Clock.GetUtcNow());
            _sourceFailure = addresses.Count > 0 ? null : new Status(StatusCode.Unavailable, "Resolver returned no addresses.");
            var before = _subchannels;
            _subchannels = [.. Grouped(addresses).Select(group => before.Find(kept => AreSame(kept.Addresses, group)) ?? new Subchannel(this, group))];
            before.Except(_subchannels).ToList().ForEach(gone => gone.Dispose());
            Balance();
            if (_isRoundRobin || before.Count > 0)
            {
                RequestConnections(onlyIdle: true);
            }
        }
    }

    private IEnumerable<IReadOnlyList<BalancerAddress>> Grouped(IReadOnlyList<BalancerAddress> addresses) =>
        _isRoundRobin ? addresses.DistinctBy(address => address.EndPoint).Select(address => new[] { address })
        : addresses.Count > 0 ? [addresses]
        : [];

    private static bool AreSame(IReadOnlyList<BalancerAddress> one, IReadOnlyList<BalancerAddress> other) =>
        one.Select(address => address.EndPoint).SequenceEqual(other.Select(address => address.EndPoint));

    private void Balance()
    {
        var ready = _subchannels.Where(subchannel => subchannel.State == ConnectivityState.Ready).Select(subchannel => subchannel.Current!).ToArray();
        var failure = ready.Length > 0 ? null : FailureOfAll();
        var first = ready.Length > 1 ? _channel.Random.Next(ready.Length) : 0;
        Volatile.Write(ref _picker, ready.Length == 0 && failure is null ? Picker.Waiting : new Picker(ready, failure, first));
        if (State != ConnectivityState.Shutdown)
        {
            State = ready.Length > 0 ? ConnectivityState.Ready
                : failure is not null ? ConnectivityState.TransientFailure
                : _subchannels.TrueForAll(subchannel => subchannel.State == ConnectivityState.Idle) && (_isFound || !_isFinding) ? ConnectivityState.Idle
                : ConnectivityState.Connecting;
        }

        Signal();
    }

    /// <summary>
    /// Why calls fail now; null where they may wait. One that failed and is trying again counts as failed among several,
    /// or calls would wait for dead addresses again and again.
    /// </summary>
    private Status? FailureOfAll()
    {
        if (_subchannels.Count == 0)
        {
            return _sourceFailure;
        }

        return _subchannels.TrueForAll(subchannel => subchannel.State == ConnectivityState.TransientFailure || (_isRoundRobin && subchannel.Failure is not null))
            ? new Status(StatusCode.Unavailable, "Error connecting to subchannel.", _subchannels[0].Failure)
            : null;
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
