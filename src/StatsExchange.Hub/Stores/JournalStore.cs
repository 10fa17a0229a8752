// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using StatsExchange.Hub.Keys;
using StatsExchange.Hub.Options;
using StatsExchange.Journal;
using StatsExchange.Journal.Postgres;
using StatsExchange.Journal.Sqlite;

namespace StatsExchange.Hub.Stores;

/// <summary>Opens the journal that the options name.</summary>
internal static class JournalStore
{
    /// <exception cref="JournalException">It cannot be opened.</exception>
    /// <exception cref="KeyFileException">The password file cannot be used.</exception>
    public static async Task<IJournal> OpenAsync(
        HubOptions options, TimeProvider time, Failpoints failpoints, CancellationToken cancellationToken) => options.Store.Postgres is not null
        ? await PostgresJournal.OpenAsync(ConnectionStringOf(options.Store), time, failpoints, cancellationToken)
        : await SqliteJournal.OpenAsync(options.Data, time, failpoints, cancellationToken);

    /// <summary>What is wrong with the options, in words that hold nothing secret.</summary>
    public static IEnumerable<string> Check(StoreOptions options)
    {
        if (options.Postgres is { } postgres && PostgresJournal.FindProblem(postgres) is { } problem)
        {
            yield return $"--postgres: {problem}";
        }

        if (options.PostgresPasswordFile is not { } file)
        {
            yield break;
        }

        if (options.Postgres is null)
        {
            yield return "--postgres-password-file: there is no --postgres";
        }

        if (!File.Exists(file))
        {
            yield return $"--postgres-password-file: the file {file} does not exist";
        }
        else if (KeyFile.IsOpenToOthers(file))
        {
            yield return $"--postgres-password-file: the file {file} can be read or written by others; give it mode 0600";
        }
    }

    /// <summary>How PostgreSQL is reached, with the password of the file.</summary>
    /// <exception cref="KeyFileException">The password file cannot be used.</exception>
    public static string ConnectionStringOf(StoreOptions options) =>
        WithPassword(options.Postgres ?? throw new InvalidOperationException("The journal is not in PostgreSQL."), options.PostgresPasswordFile);

    private static string WithPassword(string connectionString, string? file)
    {
        if (file is null)
        {
            return connectionString;
        }

        try
        {
            return new DbConnectionStringBuilder
            {
                ConnectionString = connectionString,
                ["Password"] = File.ReadAllText(file).TrimEnd('\r', '\n'),
            }.ConnectionString;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The password file {file} cannot be read: {error.Message}");
        }
    }
}
