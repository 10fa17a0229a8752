// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace StatsExchange.PostgresServer;

/// <summary>
/// A PostgreSQL of a test: its own data directory, a free port of the loopback address, run by an unprivileged user where the
/// tests run as root. It ends when it is disposed, or when the process of the test ends, however that ends.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private const string User = "statsexchange";
    private const string Database = "postgres";

    // The server lives no longer than the pipe to this process, and takes its directory with it. A server that was killed
    // leaves the directory, to be started again.
    private const string Keeper = """
        exec 3<&0
        "$1"/postgres -D "$2"/data >>"$2"/log 2>&1 <&- 3<&- &
        server=$!
        { read -r _ <&3; : >"$2"/ended; kill -INT $server; } &
        keeper=$!
        wait $server
        [ -e "$2"/ended ] || { kill $keeper; exit 1; }
        rm -rf "$2"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<TestServer>> SharedServer = new(() => StartAsync());
    private static int _schemas;

    private readonly string _directory;
    private readonly string _password;
    private readonly int _port;
    private Process? _keeper;

    private TestServer(string directory, string password, int port) =>
        (_directory, _password, _port) = (directory, password, port);

    /// <summary>One server for all tests of a process that do not disturb it.</summary>
    public static Task<TestServer> SharedAsync() => SharedServer.Value;

    /// <summary>Connects as the superuser, to a schema that is not that of another call.</summary>
    public string NewConnectionString() => ConnectionString($"test_{Interlocked.Increment(ref _schemas)}");

    /// <summary>Connects as the superuser.</summary>
    public string ConnectionString(string schema) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = User,
        Password = _password,
        Database = Database,
        SearchPath = schema,

        // A machine busy with other tests is no reason to give up.
        Timeout = 60,
    }.ToString();

    /// <summary>A new server with durable settings, as they are by default, and others if they are given (<c>name=value</c>).</summary>
    public static async Task<TestServer> StartAsync(params string[] settings)
    {
        var directory = Directory.CreateTempSubdirectory("postgres-").FullName;
        TestServer server = new(directory, Guid.NewGuid().ToString("N"), FreePort());
        var passwordFile = Path.Combine(directory, "password");
        await File.WriteAllTextAsync(passwordFile, server._password).ConfigureAwait(false);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "-R", UnprivilegedUser, directory).ConfigureAwait(false);
        }

        await RunUnprivilegedAsync(
            Path.Combine(PostgresBinaries.Folder!, "initdb"),
            "--pgdata=" + Path.Combine(directory, "data"),
            "--username=" + User,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync").ConfigureAwait(false);
        string[] own =
        [
            "listen_addresses='127.0.0.1'",
            "port=" + server._port.ToString(CultureInfo.InvariantCulture),
            $"unix_socket_directories='{directory}'",
            "max_connections=300",
            "shared_buffers='64MB'",
        ];
        await File.AppendAllLinesAsync(Path.Combine(directory, "data", "postgresql.conf"), [.. own, .. settings]).ConfigureAwait(false);
        await server.StartAgainAsync().ConfigureAwait(false);
        return server;
    }

    /// <summary>Starts what <see cref="KillAsync"/> killed, on the same data and port.</summary>
    public async Task StartAgainAsync()
    {
        _keeper = Process.Start(Unprivileged(["sh", "-c", Keeper, "sh", PostgresBinaries.Folder!, _directory], redirect: true))!;
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                await ExecuteAsync("SELECT 1").ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException error)
            {
                if (_keeper.HasExited || waited.Elapsed > Patience)
                {
                    throw new InvalidOperationException(
                        "PostgreSQL does not start: " + await File.ReadAllTextAsync(Path.Combine(_directory, "log")).ConfigureAwait(false), error);
                }
            }

            await Task.Delay(50).ConfigureAwait(false);
        }
    }

    /// <summary>kill -9 to the server and all its children.</summary>
    public async Task KillAsync()
    {
        var children = await SignalAsync("KILL").ConfigureAwait(false);
        await _keeper!.WaitForExitAsync().ConfigureAwait(false);

        // As long as one of them holds the shared memory, no server starts on these data.
        while (children.Any(child => IsIn(child, 'Z') is false))
        {
            await Task.Delay(1).ConfigureAwait(false);
        }
    }

    /// <summary>Stops the server and all its children where they are; connections to it stay open and say nothing.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>Ends <see cref="FreezeAsync"/>.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Stops the process that writes in the background what commits did not wait for. <see cref="KillAsync"/> ends it all the same.</summary>
    public async Task FreezeWriterOfLogAsync()
    {
        var writer = (int)(await ScalarAsync("SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'").ConfigureAwait(false))!;
        await RunAsync("kill", "-s", "STOP", writer.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
    }

    /// <summary>Runs SQL as the superuser, past the journal.</summary>
    /// <returns>The number of rows changed.</returns>
    public async Task<int> ExecuteAsync(string sql, string schema = "public")
    {
        await using NpgsqlConnection connection = new(ConnectionString(schema) + ";Pooling=false");
        await connection.OpenAsync().ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    /// <summary>Runs a query as the superuser, past the journal.</summary>
    public async Task<object?> ScalarAsync(string sql, string schema = "public")
    {
        await using NpgsqlConnection connection = new(ConnectionString(schema) + ";Pooling=false");
        await connection.OpenAsync().ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync().ConfigureAwait(false);
    }

    /// <summary>Stops the server, frozen or not, and removes its directory.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_keeper is { HasExited: false })
        {
            await ThawAsync().ConfigureAwait(false);
            _keeper.StandardInput.Close();
            await _keeper.WaitForExitAsync().ConfigureAwait(false);
        }

        _keeper?.Dispose();
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private static string UnprivilegedUser { get; } =
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    // A server that still runs has children by the time the signal comes that it had not when they were counted.
    private async Task<string[]> SignalAsync(string signal)
    {
        var server = (await File.ReadAllLinesAsync(Path.Combine(_directory, "data", "postmaster.pid")).ConfigureAwait(false))[0];
        await RunAsync("kill", "-s", "STOP", server).ConfigureAwait(false);
        while (IsIn(server, 'T') is false)
        {
            await Task.Delay(1).ConfigureAwait(false);
        }

        var children = await File.ReadAllTextAsync($"/proc/{server}/task/{server}/children").ConfigureAwait(false);
        await RunAsync("sh", "-c", $"kill -s {signal} {server}; kill -s {signal} {children} 2>/dev/null; true").ConfigureAwait(false);
        return children.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Whether a process is in a state; null where there is no such process.</summary>
    private static bool? IsIn(string process, char state)
    {
        try
        {
            return Array.Exists(File.ReadAllLines($"/proc/{process}/status"), line => line.StartsWith("State:\t" + state, StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return null;
        }
    }

    // Below those that the system gives to whoever connects, so that it is still free when the server takes it, and takes it again.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 31_000);
            try
            {
                using TcpListener listener = new(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }

    private static Task RunAsync(params string[] command) => RunAsync(new ProcessStartInfo(command[0], command[1..]));

    private static Task RunUnprivilegedAsync(params string[] command) => RunAsync(Unprivileged(command, redirect: false));

    private static async Task RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} failed: {await output.ConfigureAwait(false)}{errors}");
        }
    }

    // PostgreSQL refuses to be run by root.
    private static ProcessStartInfo Unprivileged(string[] command, bool redirect)
    {
        string[] whole = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=" + UnprivilegedUser, "--regid=" + UnprivilegedUser, "--init-groups", .. command]
            : command;
        return new ProcessStartInfo(whole[0], whole[1..])
        {
            RedirectStandardInput = redirect,
            WorkingDirectory = "/",
            Environment = { ["LC_ALL"] = "C" },
        };
    }
}
