// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using SQLitePCL;
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Stores;

namespace StatsExchange.Benchmarks.Processes;

/// <summary>The hub as an operator starts it, with an empty journal in a directory of its own.</summary>
internal sealed class HubServer : IServer
{
    private readonly ServerProcess _process;
    private readonly string _data;

    private HubServer(ServerProcess process, string data)
    {
        _process = process;
        _data = data;
    }

    public Uri Address => _process.Address;

    public TimeSpan Cpu => _process.Cpu;

    /// <summary>With its journal in SQLite.</summary>
    public static Task<HubServer> StartAsync(string scratch, bool? serverGc) =>
        StartOnAsync(Directory.CreateDirectory(Path.Combine(scratch, "hub")).FullName, serverGc);

    /// <summary>Starts it on a data directory, with what is in it.</summary>
    public static Task<HubServer> StartOnAsync(string data, bool? serverGc) => StartAsync(data, [], serverGc);

    /// <summary>With its journal in a schema of PostgreSQL, and the keys of this one.</summary>
    public Task<HubServer> StartWithPostgresAsync(string connectionString, bool? serverGc) =>
        StartAsync(_data, ["--postgres", connectionString, "--node", "hub-2"], serverGc);

    /// <summary>A token the hub believes.</summary>
    public string Token(string role, string country) => HubToken.Sign(Path.Combine(_data, "keys", "token.pem"), role, country);

    /// <summary>The size of its journal in bytes.</summary>
    public async Task<long> JournalSizeAsync()
    {
        Batteries_V2.Init();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(_data, "journal.db"),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        await connection.OpenAsync();
        return SqlitePages.SizeOf(connection);
    }

    public Task<long?> AllocatedAsync() => Task.FromResult<long?>(null);

    private static async Task<HubServer> StartAsync(string data, IEnumerable<string> options, bool? serverGc)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "hub", "StatsExchange.Hub.dll");
        return new HubServer(await ServerProcess.StartAsync(DotnetHost.Program, [program, "--data", data, "--urls", "http://127.0.0.1:0", .. options], serverGc), data);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.TerminateAsync();
        await _process.DisposeAsync();
    }
}
