// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;
using Npgsql;

namespace StatsExchange.Journal.Postgres;

internal static class PostgresErrors
{
    /// <summary>Whether it is an error of the server or of the way there, and not of this program.</summary>
    public static bool IsOfTheServer(this Exception error) =>
        error is NpgsqlException or JournalSettingException or IOException or SocketException or TimeoutException;

    /// <summary>
    /// Whether the connection was found dead, as pooled ones are after the server was started again; another one may serve.
    /// A server that does not answer in time is not asked twice.
    /// </summary>
    public static bool IsLostConnection(this Exception error) => error switch
    {
        PostgresException refused => !refused.IsRefusalOfOneStatement(),
        _ => error.IsOfTheServer() && error is not (TimeoutException or JournalSettingException)
            && error.InnerException is not TimeoutException,
    };

    public static JournalException ToJournalException(this Exception error, bool isSent) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } corrupt =>
            new JournalCorruptException($"PostgreSQL cannot read its files (SQLSTATE {corrupt.SqlState})", error),
        PostgresException refused when refused.IsRefusalOfOneStatement() => new JournalUnavailableException(
            $"PostgreSQL refused a statement (SQLSTATE {refused.SqlState}); nothing was written.", error),
        PostgresException refused when !isSent => new JournalUnavailableException(
            $"PostgreSQL does not take the connection (SQLSTATE {refused.SqlState}); nothing was written.", error),
        JournalSettingException setting => new JournalUnavailableException($"{setting.Message} Nothing was written.", error),
        _ when !isSent => new JournalUnavailableException("PostgreSQL cannot be reached; nothing was written.", error),
        _ => new JournalUnavailableException("PostgreSQL did not answer; whether a write was committed is unknown.", error),
    };

    // The statement is the transaction, so an error in answer to it has undone all of it. FATAL and PANIC end the session,
    // maybe after the commit.
    private static bool IsRefusalOfOneStatement(this PostgresException error) => error.InvariantSeverity == "ERROR";
}
