// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Tls;

namespace StatsExchange.Hub.Connections;

/// <summary>Makes Kestrel listen at the addresses of the options, each with or without TLS.</summary>
internal static class Listening
{
    public static void ListenAt(this KestrelServerOptions kestrel, HubOptions options)
    {
        ServerCertificate? certificate = null;
        if (options.Listen.UsesTls)
        {
            certificate = kestrel.ApplicationServices.GetRequiredService<ServerCertificate>();
            certificate.Load();
        }

        foreach (var url in options.Listen.All.Select(url => new Uri(url)))
        {
            Listen(kestrel, url, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http2;
                if (url.Scheme == Uri.UriSchemeHttps)
                {
                    endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(certificate!.Current()) });
                    // Kestrel would close the others as well, but with an error in the log for each.
                    endpoint.Use(next => connection => IsHttp2(connection) ? next(connection) : Task.CompletedTask);
                }
            });
        }
    }

    /// <summary>Names the address in what binding to it fails with, but leaves its kind, which Kestrel tells cases apart by.</summary>
    public static Socket Bind(EndPoint endpoint)
    {
        try
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        }
        catch (SocketException error)
        {
            throw new SocketException((int)error.SocketErrorCode, $"cannot listen at {endpoint}: {error.Message}");
        }
    }

    private static bool IsHttp2(ConnectionContext connection) =>
        connection.Features.Get<ITlsApplicationProtocolFeature>() is { } agreed
        && agreed.ApplicationProtocol.Span.SequenceEqual(SslApplicationProtocol.Http2.Protocol.Span);

    private static void Listen(KestrelServerOptions kestrel, Uri url, Action<Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions> configure)
    {
        if (IPAddress.TryParse(url.DnsSafeHost, out var address))
        {
            kestrel.Listen(address, url.Port, configure);
        }
        else
        {
            kestrel.ListenLocalhost(url.Port, configure);
        }
    }
}
