// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Grpc.Core;

namespace Grpc.Net.Client;

public sealed class GrpcChannel : ChannelBase, IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly bool _ownsHttp;
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

        Address = address;
        MaxSendMessageSize = options.MaxSendMessageSize;
        MaxReceiveMessageSize = options.MaxReceiveMessageSize;
        MaxRetryBufferPerCallSize = options.MaxRetryBufferPerCallSize;
        _maxRetryBufferSize = options.MaxRetryBufferSize;
        _rules = options.ServiceConfig is { MethodConfigs.Count: > 0 } config ? new MethodRules(config, options.MaxRetryAttempts) : null;
        Closing = _closing.Token;
        ThrowOperationCanceledOnCancellation = options.ThrowOperationCanceledOnCancellation;
        var isGiven = options.HttpClient is not null || options.HttpHandler is not null;
        _ownsHttp = !isGiven || options.DisposeHttpClient;
        _http = options.HttpClient
            ?? new HttpMessageInvoker(options.HttpHandler ?? new SocketsHttpHandler { EnableMultipleHttp2Connections = true }, disposeHandler: _ownsHttp);
    }

    internal Uri Address { get; }

    internal int? MaxSendMessageSize { get; }

    internal int? MaxReceiveMessageSize { get; }

    internal bool ThrowOperationCanceledOnCancellation { get; }

    /// <summary>Cancelled when the channel is disposed; the calls under way end with it.</summary>
    internal CancellationToken Closing { get; }

    internal long? MaxRetryBufferPerCallSize { get; }

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
        return address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps
            ? new GrpcChannel(address, channelOptions)
            : throw new ArgumentException($"No address resolver configured for the scheme '{address.Scheme}'.", nameof(address));
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

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);

        // An HttpClient would otherwise wait for the whole body before it hands over the response.
        return _http is HttpClient client
            ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : _http.SendAsync(request, cancellationToken);
    }

    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }
}
