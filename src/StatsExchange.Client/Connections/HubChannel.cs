// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace StatsExchange.Client.Connections;

/// <summary>Makes the channel to a hub.</summary>
internal static class HubChannel
{
    private const int Mebibyte = 1024 * 1024;

    // With the waits below, about as long as a hub takes to start again.
    private const int MostAttempts = 6;

    // Longer than a busy machine stands still.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(10);

    public static GrpcChannel To(HubTarget hub)
    {
        var options = new GrpcChannelOptions
        {
            HttpHandler = Handler(hub),
            DisposeHttpClient = true,
            ServiceConfig = Config(hub),
            Credentials = hub.IsSecure ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure,
            ServiceProvider = new HubAddresses(hub),
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(200),
            MaxReconnectBackoff = TimeSpan.FromSeconds(5),

            MaxRetryAttempts = MostAttempts,

            // Most submissions fit, and are sent again by themselves.
            MaxRetryBufferPerCallSize = 16 * Mebibyte,
            MaxRetryBufferSize = 64 * Mebibyte,
        };
        return hub.Addresses.Length > 1 ? GrpcChannel.ForAddress(HubAddresses.Target, options) : GrpcChannel.ForAddress(hub.Addresses[0], options);
    }

    private static SocketsHttpHandler Handler(HubTarget hub)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = ConnectTimeout,
            EnableMultipleHttp2Connections = true,

            // A peer that is gone without a word is noticed, and a connection that is quiet stays.
            KeepAlivePingDelay = PingDelay,
            KeepAlivePingTimeout = PingTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = CertificateRefusedException.Check;
        if (hub.Authorities is { } authorities)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(authorities);
            handler.SslOptions.CertificateChainPolicy = policy;
        }

        return handler;
    }

    private static ServiceConfig Config(HubTarget hub)
    {
        var repeatable = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = MostAttempts,
                InitialBackoff = TimeSpan.FromMilliseconds(200),
                MaxBackoff = TimeSpan.FromSeconds(5),
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var method in RepeatableMethods.All)
        {
            repeatable.Names.Add(new MethodName { Service = method.Service.FullName, Method = method.Name });
        }

        return new ServiceConfig
        {
            MethodConfigs = { repeatable },
            LoadBalancingConfigs = { hub.Addresses.Length > 1 || hub.IsName ? new RoundRobinConfig() : new PickFirstConfig() },
        };
    }
}
