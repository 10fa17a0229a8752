// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;

namespace Grpc.Net.Client;

public sealed class GrpcChannel : ChannelBase, IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly bool _ownsHttp;
    private readonly ConnectRouter? _router;
    private readonly ConnectionManager? _connections;
    private readonly bool _isPickedByCall;
    private readonly CancellationTokenSource _closing = new();
    private readonly MethodRules? _rules;
    private readonly ConcurrentDictionary<IMethod, Uri> _methodAddresses = new();
    private readonly long? _maxRetryBufferSize;
    private long _retryBufferSize;
    private bool _disposed;

    private GrpcChannel(Uri address, GrpcChannelOptions options)
        : base(address.Authority)
    {
        if (options is { HttpClient: not null, HttpHandler: not null })
        {
            throw new ArgumentException("HttpClient and HttpHandler have been configured. Only one HTTP caller can be specified.", nameof(options));
        }

        var target = ChannelTarget.Of(address, options);
        Address = target.Requests;
        _isPickedByCall = !ChannelTarget.IsHttp(address);
        MaxSendMessageSize = options.MaxSendMessageSize;
        MaxReceiveMessageSize = options.MaxReceiveMessageSize;
        MaxRetryBufferPerCallSize = options.MaxRetryBufferPerCallSize;
        _maxRetryBufferSize = options.MaxRetryBufferSize;
        _rules = options.ServiceConfig is { MethodConfigs.Count: > 0 } config ? new MethodRules(config, options.MaxRetryAttempts) : null;
        Closing = _closing.Token;
        ThrowOperationCanceledOnCancellation = options.ThrowOperationCanceledOnCancellation;
        var isGiven = options.HttpClient is not null || options.HttpHandler is not null;
        _ownsHttp = !isGiven || options.DisposeHttpClient;
        var handler = options.HttpClient is null ? options.HttpHandler ?? new SocketsHttpHandler { EnableMultipleHttp2Connections = true } : null;
        _http = options.HttpClient ?? new HttpMessageInvoker(handler!, disposeHandler: _ownsHttp);
        var sockets = HttpHandlers.Sockets(handler);

        // The proxy makes the connection, and may be the only one who can.
        var isProxied = !_isPickedByCall && sockets is not null && HttpHandlers.IsProxied(sockets, Address);
        _router = sockets is null || isProxied ? null : ConnectRouter.Of(sockets);
        if (_router is not null)
        {
            var isRoundRobin = options.ServiceConfig?.LoadBalancingConfigs.FirstOrDefault() is RoundRobinConfig;
            _connections = new ConnectionManager(this, target.Addresses, isRoundRobin, sockets!.ConnectTimeout, options);
            _router.Add(_connections);
        }
        else if (_isPickedByCall || (!isProxied && options.ServiceConfig?.LoadBalancingConfigs.Count > 0))
        {
            throw ConnectionsNotKnown();
        }
    }

    /// <summary>Whether the channel has a connection; it does not connect before the first call unless asked to.</summary>
    public ConnectivityState State => Connections.State;

    internal Uri Address { get; }

    internal int? MaxSendMessageSize { get; }

    internal int? MaxReceiveMessageSize { get; }

    internal bool ThrowOperationCanceledOnCancellation { get; }

    /// <summary>Cancelled when the channel is disposed; the calls under way end with it.</summary>
    internal CancellationToken Closing { get; }

    internal long? MaxRetryBufferPerCallSize { get; }

    private ConnectionManager Connections => _connections ?? throw ConnectionsNotKnown();

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal Random Random { get; set; } = Random.Shared;

    public static GrpcChannel ForAddress(string address) => ForAddress(address, new GrpcChannelOptions());

    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions) =>
        ForAddress(new Uri(address, UriKind.Absolute), channelOptions);

    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        return new GrpcChannel(address, channelOptions);
    }

    /// <summary>Connects, and waits until there is a connection.</summary>
    public Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Connections.ConnectAsync(cancellationToken);
    }

    /// <summary>Waits until the state is another than the one last seen.</summary>
    public Task WaitForStateChangedAsync(ConnectivityState lastObservedState, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Connections.WaitForStateChangedAsync(lastObservedState, cancellationToken);
    }

    public override CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new HttpCallInvoker(this);
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _closing.Cancel();
        if (_connections is not null)
        {
            _router!.Remove(_connections);
            _connections.Dispose();
        }

        if (_ownsHttp)
        {
            _http.Dispose();
        }

        _closing.Dispose();
    }

    /// <summary>Under which rules calls of a method are made again; null where they are made once.</summary>
    /// <exception cref="ObjectDisposedException">The channel takes no more calls.</exception>
    internal RetryRules? RulesOf(IMethod method)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _rules?.Of(method);
    }

    internal Uri AddressOf(IMethod method) =>
        _methodAddresses.GetOrAdd(method, static (method, address) => new Uri(address, method.FullName), Address);

    internal bool TryTakeRetryBuffer(int size)
    {
        if (Interlocked.Add(ref _retryBufferSize, size) <= (_maxRetryBufferSize ?? long.MaxValue))
        {
            return true;
        }

        FreeRetryBuffer(size);
        return false;
    }

    internal void FreeRetryBuffer(long size) => Interlocked.Add(ref _retryBufferSize, -size);

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool waitForReady, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_connections is null)
        {
            return SendAsync(request, cancellationToken);
        }

        var pick = _connections.PickAsync(waitForReady, cancellationToken);
        return pick.IsCompletedSuccessfully ? SendToAsync(pick.Result, request, cancellationToken) : SendWhenPickedAsync(pick, request, cancellationToken);
    }

    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }

    private static InvalidOperationException ConnectionsNotKnown() => new(
        "Channel is configured with an HTTP transport doesn't support client-side load balancing or connectivity state tracking. "
        + "The underlying HTTP transport must be a SocketsHttpHandler with no SocketsHttpHandler.ConnectCallback configured. "
        + "The HTTP transport must be configured on the channel using GrpcChannelOptions.HttpHandler.");

    private async Task<HttpResponseMessage> SendWhenPickedAsync(ValueTask<BalancerAddress> pick, HttpRequestMessage request, CancellationToken cancellationToken) =>
        await SendToAsync(await pick.ConfigureAwait(false), request, cancellationToken).ConfigureAwait(false);

    private Task<HttpResponseMessage> SendToAsync(BalancerAddress address, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_isPickedByCall)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Host = address.EndPoint.Host, Port = address.EndPoint.Port }.Uri;
            request.Headers.Host ??= address.HostOverride;
        }

        return SendAsync(request, cancellationToken);
    }

    // An HttpClient would otherwise wait for the whole body before it hands over the response.
    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _http is HttpClient client
        ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
        : _http.SendAsync(request, cancellationToken);
}
