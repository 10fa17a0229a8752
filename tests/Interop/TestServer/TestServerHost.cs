// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Interop.TestServer;

internal static class TestServerHost
{
    public static async Task RunAsync(int port, HttpsConnectionAdapterOptions? tls, CancellationToken stop)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // A thousand large calls on one connection take turns; each may rest longer than a web server would wait.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.ListenAnyIP(port, endpoint => Listen(endpoint, tls));
        });
        builder.Services.AddGrpc(options => options.ResponseCompressionAlgorithm = "gzip");

        await using var app = builder.Build();
        app.Use(RequestFlags.ObserveAsync);
        app.MapGrpcService<InteropTestService>();
        await app.StartAsync(stop);
        Console.WriteLine($"listening on port {new Uri(app.Urls.First()).Port}");
        await app.WaitForShutdownAsync(stop);
    }

    private static void Listen(ListenOptions endpoint, HttpsConnectionAdapterOptions? tls)
    {
        endpoint.Protocols = HttpProtocols.Http2;
        if (tls is not null)
        {
            endpoint.UseHttps(tls);
        }
    }
}
