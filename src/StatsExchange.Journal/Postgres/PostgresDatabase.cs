// SPDX-License-Identifier: Apache-2.0
using Npgsql;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>The pooled connections, each checked when it is made, and what their errors mean.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    public PostgresDatabase(PostgresOptions options)
    {
        NpgsqlDataSourceBuilder builder = new(options.Pooled);
        builder.UsePhysicalConnectionInitializer(
            _ => throw new NotSupportedException("Connections are opened asynchronously."),
            connection => PostgresSettings.RequireAsync(connection, options.CommandTimeout));
        _source = builder.Build();
    }

    /// <summary>Reads; once more where the connection was found dead.</summary>
    public async Task<T> QueryAsync<T>(Func<IStoreSession, Task<T>> query, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (JournalUnavailableException error) when (error.InnerException is { } lost && lost.IsLostConnection())
        {
            return await RunAsync(query, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<T> RunAsync<T>(Func<PostgresSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var isSent = false;
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            isSent = true;
            return await work(new PostgresSession(connection, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception error) when (error.IsOfTheServer())
        {
            if (error.IsLostConnection())
            {
                _source.Clear();
            }

            throw error.ToJournalException(isSent);
        }
    }

    /// <summary>The first use: what the server's settings lack is told as it is.</summary>
    public async Task<T> OpenAsync<T>(Func<PostgresSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (JournalUnavailableException error) when (error.InnerException is JournalSettingException setting)
        {
            throw setting;
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
