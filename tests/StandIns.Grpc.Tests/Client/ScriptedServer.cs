// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Net.Sockets;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client;

/// <summary>A server that answers each request as its test says, byte by byte, on a loopback port: a free one, or that of a server before it.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<GrpcChannel> _channels = [];
    private int _requests;

    private ScriptedServer(WebApplication app, Func<ScriptedRequest, Task> answer)
    {
        _app = app;
        app.Run(async context =>
        {
            var request = new ScriptedRequest(context, Interlocked.Increment(ref _requests));
            Requests.Enqueue(request);
            await answer(request);
        });
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public int Port => Address.Port;

    public ConcurrentQueue<ScriptedRequest> Requests { get; } = new();

    public int RequestCount => Volatile.Read(ref _requests);

    public static async Task<ScriptedServer> StartAsync(Func<ScriptedRequest, Task> answer, int? port = null)
    {
        var lasting = port ?? LastingPort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(System.Net.IPAddress.Loopback, lasting, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });
        var server = new ScriptedServer(builder.Build(), answer);
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Urls.Single());
        return server;
    }

    public Probe.ProbeClient Connect(GrpcChannelOptions options, Action<GrpcChannel>? configure = null)
    {
        var channel = GrpcChannel.ForAddress(Address, options);
        configure?.Invoke(channel);
        _channels.Add(channel);
        return new Probe.ProbeClient(channel);
    }

    /// <summary>Ends as a server does that is told to: no new connections, and the answers under way are given.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    // Below those that the system gives to whoever connects: it is still free where a server comes back to it.
    private static int LastingPort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 31_000);
            try
            {
                using var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
