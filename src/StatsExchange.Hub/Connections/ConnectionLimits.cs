// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Server.Kestrel.Core;
using StatsExchange.Hub.Options;

namespace StatsExchange.Hub.Connections;

/// <summary>What one peer may take of the hub before anybody knows who it is.</summary>
internal static class ConnectionLimits
{
    private const int Window = 1024 * 1024;

    // A token is 8 KiB at most; what is left is more than any client of gRPC sends.
    private const int HeaderBytes = 32 * 1024;
    private const int HeaderCount = 64;

    private static readonly TimeSpan HeadersTime = TimeSpan.FromSeconds(15);

    public static void Apply(this KestrelServerLimits limits, LimitOptions options)
    {
        limits.MaxConcurrentConnections = options.Connections;
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(options.IdleSeconds);
        limits.RequestHeadersTimeout = HeadersTime;
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.MaxRequestHeaderCount = HeaderCount;
        // The message of a call that has only one must come at this pace; streams have a guard of their own.
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.Http2.MaxStreamsPerConnection = options.CallsPerConnection;
        // Large submissions cross a network in one round trip per window.
        limits.Http2.InitialStreamWindowSize = Window;
        limits.Http2.InitialConnectionWindowSize = 2 * Window;
        // A peer that is gone without a word is noticed.
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }
}
