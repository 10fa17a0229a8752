// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Signatures;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.PostgresServer;

namespace StatsExchange.Hub.Tests.Stores;

/// <summary>Hubs that share a schema of PostgreSQL and their keys, as those of one operator do.</summary>
internal sealed class HubsOnPostgres : IAsyncDisposable
{
    private readonly TempDirectory _keys = new();
    private readonly string _connectionString;
    private readonly List<HubScope> _hubs = [];

    private HubsOnPostgres(string connectionString)
    {
        _connectionString = connectionString;
        TokenKey = WriteKey("token.pem");
        EvidenceKey = WriteKey("evidence.pem");
    }

    public string TokenKey { get; }

    public string EvidenceKey { get; }

    public IReadOnlyList<RunningHub> All => [.. _hubs.Select(scope => scope.Hub)];

    /// <summary>Over the shared server, or one that the test may disturb; with limits of their own where they are not to wait for it long.</summary>
    public static async Task<HubsOnPostgres> StartAsync(int count, TestServer? server = null, string limits = "Command Timeout=60")
    {
        HubsOnPostgres hubs = new($"{(server ?? await TestServer.SharedAsync()).NewConnectionString()};{limits}");
        for (var i = 0; i < count; i++)
        {
            await hubs.AddAsync();
        }

        return hubs;
    }

    /// <summary>One more hub, by its number unless it is named.</summary>
    public async Task<RunningHub> AddAsync(TimeProvider? time = null, string? node = null)
    {
        node ??= $"hub-{_hubs.Count + 1}";
        var scope = await HubScope.StartAsync(options =>
        {
            options.Node = node;
            options.Store.Postgres = _connectionString;
            options.Keys.TokenKey = TokenKey;
            options.Keys.EvidenceKey = EvidenceKey;
        }, time);
        _hubs.Add(scope);
        return scope.Hub;
    }

    public async Task StopAsync(int index)
    {
        await _hubs[index].DisposeAsync();
        _hubs.RemoveAt(index);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _hubs)
        {
            await hub.DisposeAsync();
        }

        _keys.Dispose();
    }

    private string WriteKey(string name)
    {
        var path = _keys.File(name);
        using var key = SigningKey.Create();
        File.WriteAllText(path, key.ExportPem());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }
}
