// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace StatsExchange.Cli.Tests.Connections;

/// <summary>Something that answers every call alike on a free loopback port: with an empty message, or with UNAVAILABLE so many times before.</summary>
internal sealed class PretendedHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly int _failures;

    private PretendedHub(WebApplication app, int failures)
    {
        _app = app;
        _failures = failures;
        app.Run(AnswerAsync);
    }

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>How often each method was called.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    public static async Task<PretendedHub> StartAsync(X509Certificate2? certificate = null, int failures = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            if (certificate is not null)
            {
                endpoint.UseHttps(certificate);
            }
        }));
        var hub = new PretendedHub(builder.Build(), failures);
        await hub._app.StartAsync();
        return hub;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var call = Calls.AddOrUpdate(context.Request.Path.Value!, 1, (_, before) => before + 1);
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.ContentType = "application/grpc";
        if (call <= _failures)
        {
            context.Response.Headers["grpc-status"] = "14";
            context.Response.Headers["grpc-retry-pushback-ms"] = "0";
            return;
        }

        await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
