// SPDX-License-Identifier: Apache-2.0
using Npgsql;

namespace StatsExchange.Journal.Postgres;

/// <summary>
/// Connections for what reads or writes a whole journal: one statement may take long, and the transaction lasts as long as all of them.
/// The settings that durability rests on are required all the same.
/// </summary>
internal static class PostgresSteady
{
    public static async Task<NpgsqlConnection> OpenAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(options.Single) { CommandTimeout = 0 }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await PostgresSettings.RequireAsync(connection, options.CommandTimeout).ConfigureAwait(false);
            PostgresSession session = new(connection, cancellationToken);
            foreach (var setting in (string[])["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"])
            {
                await session.ExecuteAsync($"SET {setting} = 0").ConfigureAwait(false);
            }

            await session.ExecuteAsync("SELECT set_config(name, '0', false) FROM pg_settings WHERE name = 'transaction_timeout'").ConfigureAwait(false);
            return connection;
        }
        catch (Exception error)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw error.IsOfTheServer() && error is not JournalSettingException ? error.ToJournalException(isSent: false) : error;
        }
    }
}
