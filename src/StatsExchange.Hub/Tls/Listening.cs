// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using StatsExchange.Hub.Options;

namespace StatsExchange.Hub.Tls;

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
                }
            });
        }
    }

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
