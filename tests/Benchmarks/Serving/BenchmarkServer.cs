// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Serving;

/// <summary>The server under test: prints its address, serves until its input ends. Its web server is set up as the hub's is.</summary>
internal static class BenchmarkServer
{
    private const int HttpTwoWindow = 1024 * 1024;

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);
            kestrel.Limits.Http2.InitialStreamWindowSize = HttpTwoWindow;
            kestrel.Limits.Http2.InitialConnectionWindowSize = 2 * HttpTwoWindow;
        });
        builder.Services.AddSingleton<KeptMessages<ObservationBlock>>();
        builder.Services.AddSingleton<KeptMessages<byte[]>>();
        builder.Services.AddGrpc();
        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort(), FreePort()));

        await using var server = builder.Build();
        server.UseRouting();
        server.MapPost(PlainEcho.Path, PlainEcho.EchoAsync);
        server.MapGet(PlainEcho.MeterPath, PlainEcho.MeterAsync);
        server.MapGrpcService<EchoApi>();
        server.MapGrpcService<KeptObservationApi>();
        server.MapGrpcService<KeptSubmissionApi>();
        server.MapGrpcService<RawApi>();
        await server.StartAsync();
        Console.WriteLine(server.Urls.Single());
        await Console.In.ReadToEndAsync();
        await server.StopAsync();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
