// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StatsExchange.Hub.Options;
using StatsExchange.Journal;

namespace StatsExchange.Hub.Tests.Running;

/// <summary>A hub on a free port over a data directory of its own, with a channel to it.</summary>
public sealed class RunningHub : IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _data = new();
    private readonly Action<HubOptions>? _configure;
    private readonly TimeProvider _time = TimeProvider.System;
    private HubHost? _host;
    private GrpcChannel? _channel;
    private TokenMint? _mint;

    public RunningHub()
    {
    }

    internal RunningHub(Action<HubOptions>? configure, TimeProvider? time = null) => (_configure, _time) = (configure, time ?? TimeProvider.System);

    public HubHost Host => _host!;

    public string Data => _data.Path;

    public TokenMint Mint => _mint!;

    public CallInvoker Invoker => _channel!.CreateCallInvoker();

    public async Task InitializeAsync()
    {
        HubOptions options = new() { Data = _data.Path };
        options.Listen.Urls = "http://127.0.0.1:0";
        options.Log.Level = Microsoft.Extensions.Logging.LogLevel.Warning;
        _configure?.Invoke(options);
        _host = await HubHost.StartAsync(options, _time, CancellationToken.None);
        _channel = GrpcChannel.ForAddress(_host.Addresses[0]);
        _mint = new TokenMint(options.Keys.TokenKey ?? System.IO.Path.Combine(options.Data, "keys", "token.pem"));
    }

    /// <summary>What a call carries that is made with a token of this role.</summary>
    public CallOptions As(string role, string? country = null, string? region = null) =>
        new(new Metadata { { "authorization", "Bearer " + Mint.Sign(Claims(role, country, region)) } }, DateTime.UtcNow.AddSeconds(60));

    // A token that holds now by the hub's clock, wherever a test has put it.
    private System.Text.Json.Nodes.JsonObject Claims(string role, string? country, string? region)
    {
        var claims = TokenMint.Claims(role, country, region);
        claims["exp"] = Math.Max((long)claims["exp"]!, _time.GetUtcNow().ToUnixTimeSeconds() + 600);
        return claims;
    }

    /// <summary>Seq and hash of the head of every stream but those of evidence.</summary>
    public async Task<SortedDictionary<string, StreamHead>> HeadsAsync()
    {
        SortedDictionary<string, StreamHead> heads = new(StringComparer.Ordinal);
        foreach (var (stream, head) in (await Host.Journal.HeadsAtAsync(null, CancellationToken.None)).Streams)
        {
            if (stream.Kind != "evidence")
            {
                heads[stream.ToString()] = head;
            }
        }

        return heads;
    }

    public async Task DisposeAsync()
    {
        await _host!.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
    }

    public void Dispose()
    {
        _channel?.Dispose();
        _mint?.Dispose();
        _data.Dispose();
    }
}
