// SPDX-License-Identifier: Apache-2.0
using Npgsql;

namespace StatsExchange.Journal.Postgres;

/// <summary>
/// Hears of commits by other processes. It only saves time: tails look for themselves every now and then, and a connection
/// that died is made again.
/// </summary>
internal sealed class PostgresListener : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProofOfLife = TimeSpan.FromSeconds(10);

    private readonly PostgresOptions _options;
    private readonly CommitSignal _committed;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public PostgresListener(PostgresOptions options, CommitSignal committed)
    {
        _options = options;
        _committed = committed;
        _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error.IsOfTheServer() || error is OperationCanceledException)
            {
                await Task.Delay(Pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync()
    {
        await using NpgsqlConnection connection = new(_options.Single);
        connection.Notification += (_, _) => _committed.Raise();
        await connection.OpenAsync(_stop.Token).ConfigureAwait(false);
        await using var listen = connection.CreateCommand();
        listen.CommandText = $"LISTEN {_options.Schema}_committed";
        while (true)
        {
            // Said again it changes nothing, and fails where the connection is dead.
            await listen.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
            await connection.WaitAsync(ProofOfLife, _stop.Token).ConfigureAwait(false);
        }
    }
}
