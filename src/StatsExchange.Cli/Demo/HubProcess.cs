// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Grpc.Health.V1;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;

namespace StatsExchange.Cli.Demo;

/// <summary>A hub as a child process, with its own data directory.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly HubLog _log;

    private HubProcess(Process process, Uri address, HubLog log)
    {
        _process = process;
        Address = address;
        _log = log;
    }

    public Uri Address { get; }

    /// <summary>An address nobody listens at now.</summary>
    public static Uri FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    /// <summary>The hub's program, which the build puts beside the command line.</summary>
    /// <exception cref="CommandException">It is not there.</exception>
    public static string Program()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "hub", "StatsExchange.Hub.dll");
        return File.Exists(program) ? program : throw CommandException.Failed($"The hub is not where the build puts it: {program}.");
    }

    /// <summary>Makes sure that no other hub answers in place of the one to be started.</summary>
    /// <exception cref="CommandException">Somebody listens at the address.</exception>
    public static void EnsureFree(Uri address)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, address.Port);
            probe.Start();
        }
        catch (SocketException)
        {
            throw CommandException.Failed($"Something else listens at {address.GetLeftPart(UriPartial.Authority)} already; end it first.");
        }
    }

    /// <summary>Starts a hub and waits until it serves.</summary>
    /// <param name="data">Its data directory; its log goes into hub.log there.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="submissionsAtATime">How many submissions it takes at a time.</param>
    /// <param name="cancellationToken">Ends the waiting, and the hub.</param>
    public static async Task<HubProcess> StartAsync(string data, Uri address, int submissionsAtATime, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        foreach (var argument in new[] { Program(), "--data", data, "--urls", address.GetLeftPart(UriPartial.Authority), "--max-concurrent-submissions", $"{submissionsAtATime}" })
        {
            start.ArgumentList.Add(argument);
        }

        // The hub of a demo is set up by the demo alone.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("STATSX_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        var process = Process.Start(start) ?? throw CommandException.Failed("The hub could not be started.");
        var hub = new HubProcess(process, address, HubLog.Of(process, Path.Combine(data, "hub.log")));
        try
        {
            await hub.WaitUntilServingAsync(cancellationToken).ConfigureAwait(false);
            return hub;
        }
        catch
        {
            await hub.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the hub as a service manager would, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Termination.Ask(_process);
            using var patience = new CancellationTokenSource(StopPatience);
            try
            {
                await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
                await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }

        await _log.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task WaitUntilServingAsync(CancellationToken cancellationToken)
    {
        using var connection = new HubConnection(Address);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        while (!_process.HasExited)
        {
            try
            {
                var health = await connection.Health.CheckAsync(new HealthCheckRequest(), cancellationToken: patience.Token);
                if (health.Status == HealthCheckResponse.Types.ServingStatus.Serving)
                {
                    return;
                }
            }
            catch (HubException e) when (e.IsUnreachable)
            {
                // Not listening yet.
            }

            await Task.Delay(BetweenChecks, patience.Token).ConfigureAwait(false);
        }

        await _log.DisposeAsync().ConfigureAwait(false);
        throw CommandException.Failed($"The hub ended before it served, with exit code {_process.ExitCode}: {_log.LastLine}");
    }
}
