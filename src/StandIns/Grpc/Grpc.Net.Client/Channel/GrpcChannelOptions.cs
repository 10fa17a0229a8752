// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Grpc.Net.Client;

public sealed class GrpcChannelOptions
{
    /// <summary>The largest message in bytes that is sent; null for no limit, which is the default.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>The largest message in bytes that is received; null for no limit; 4 MiB by default.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>The client to send with; not together with <see cref="HttpHandler"/>.</summary>
    public HttpClient? HttpClient { get; set; }

    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>Whether the channel disposes a client or handler that was given to it.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>Whether a cancelled or late call throws <see cref="OperationCanceledException"/> instead of <see cref="RpcException"/>.</summary>
    public bool ThrowOperationCanceledOnCancellation { get; set; }

    /// <summary>Whether the channel speaks TLS; must be said where the address is neither http nor https.</summary>
    public ChannelCredentials? Credentials { get; set; }

    /// <summary>Where a <see cref="Balancer.ResolverFactory"/> for the scheme of the address is found.</summary>
    public IServiceProvider? ServiceProvider { get; set; }

    /// <summary>The time before an address that did not answer is tried again; it grows with each failure.</summary>
    public TimeSpan InitialReconnectBackoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such time; null for no limit; 120 seconds by default.</summary>
    public TimeSpan? MaxReconnectBackoff { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Which calls are made again, and how calls are spread over addresses.</summary>
    public ServiceConfig? ServiceConfig { get; set; }

    /// <summary>The most attempts at a call, whatever its policy says; null for no limit; 5 by default.</summary>
    public int? MaxRetryAttempts { get; set; } = 5;

    /// <summary>The bytes kept at most to send messages of all calls again; null for no limit; 16 MiB by default.</summary>
    public long? MaxRetryBufferSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>The bytes kept at most to send the messages of one call again; null for no limit; 1 MiB by default.</summary>
    public long? MaxRetryBufferPerCallSize { get; set; } = 1024 * 1024;
}
