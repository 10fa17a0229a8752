// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Npgsql;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>
/// What durability and order rest on, checked on every new connection, and what can change under an open one with every
/// append: a server, a database or a role can be set otherwise while the hub runs.
/// </summary>
internal static class PostgresSettings
{
    /// <summary>The condition, for a statement that must not write otherwise.</summary>
    public const string AreDurable =
        "current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on' AND current_setting('synchronous_commit') <> 'off'";

    private const int OldestVersion = 150000;

    // The server gives up first, so that its answer says that nothing was written; the client's own limit is for a server
    // that does not answer. A connection that was cut off must not hold the lock for as long as TCP would let it.
    private const string Sql = """
        SELECT
            current_setting('server_version_num'),
            current_setting('server_encoding'),
            current_setting('fsync'),
            current_setting('full_page_writes'),
            current_setting('synchronous_commit'),
            pg_is_in_recovery(),
            set_config('default_transaction_isolation', 'read committed', false),
            set_config('statement_timeout', $1, false),
            set_config('lock_timeout', $2, false),
            set_config('idle_in_transaction_session_timeout', $1, false),
            set_config('tcp_keepalives_idle', '5', false),
            set_config('tcp_keepalives_interval', '5', false),
            set_config('tcp_keepalives_count', '3', false),
            CASE WHEN current_setting('server_version_num')::integer >= 170000 THEN set_config('transaction_timeout', $1, false) END
        """;

    public static async Task RequireAsync(NpgsqlConnection connection, TimeSpan commandTimeout)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Milliseconds(commandTimeout * .8) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Milliseconds(commandTimeout * .5) });
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        Require(
            "server_version_num",
            $"{OldestVersion} or later",
            reader.GetString(0),
            version => int.Parse(version, CultureInfo.InvariantCulture) >= OldestVersion);
        Require("server_encoding", "UTF8", reader.GetString(1), encoding => encoding == "UTF8");
        RequireDurable(reader.GetString(2), reader.GetString(3), reader.GetString(4));

        // A standby lags: what was withdrawn, revoked or put under embargo would still be shown.
        Require("pg_is_in_recovery", "false", reader.GetBoolean(5) ? "true" : "false", value => value == "false");
    }

    /// <exception cref="JournalSettingException">They were changed under the open connection.</exception>
    public static Task<bool> RequireDurableAsync(IStoreSession session) => session.FirstAsync(
        row =>
        {
            RequireDurable(row.GetString(0), row.GetString(1), row.GetString(2));
            return true;
        },
        "SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')");

    private static void RequireDurable(string fsync, string fullPageWrites, string synchronousCommit)
    {
        Require("fsync", "on", fsync, value => value == "on");
        Require("full_page_writes", "on", fullPageWrites, value => value == "on");

        // Every other value waits for the server's own disk; they differ in what they ask of its standbys.
        Require("synchronous_commit", "on, local, remote_write or remote_apply", synchronousCommit, value => value != "off");
    }

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private static void Require(string setting, string expected, string actual, Func<string, bool> isRight)
    {
        if (!isRight(actual))
        {
            throw new JournalSettingException(setting, expected, actual);
        }
    }
}
