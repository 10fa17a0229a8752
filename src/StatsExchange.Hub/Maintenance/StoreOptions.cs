// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Hub.Stores;
using StatsExchange.Journal.Copies;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Postgres;
using StatsExchange.Journal.Sqlite;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Which store is meant: a data directory or a PostgreSQL schema.</summary>
internal sealed class StoreOptions
{
    public Option<string?> Data { get; } = new("--data") { Description = "The data directory of a hub.", HelpName = "DIR" };

    public Option<string?> Postgres { get; } = new("--postgres")
    {
        Description = "The journal in PostgreSQL: Host=…;Database=…;Username=…, with Search Path for a schema of another name than statsexchange. Also STATSX_POSTGRES.",
        HelpName = "CONNECTION",
    };

    public Option<string?> PasswordFile { get; } = new("--postgres-password-file")
    {
        Description = "File with the password for --postgres, mode 0600: on the command line others could read it. Also STATSX_POSTGRES_PASSWORD_FILE.",
        HelpName = "FILE",
    };

    /// <summary>The connection string, if PostgreSQL is meant: named here or in the environment.</summary>
    /// <exception cref="MaintenanceException">It, or the password file, cannot be used.</exception>
    public string? ConnectionString(ParseResult parsed, bool orEnvironment)
    {
        var given = parsed.GetValue(Postgres) ?? (orEnvironment ? Environment.GetEnvironmentVariable("STATSX_POSTGRES") : null);
        if (given is null)
        {
            return null;
        }

        Options.StoreOptions options = new()
        {
            Postgres = given,
            PostgresPasswordFile = parsed.GetValue(PasswordFile) ?? Environment.GetEnvironmentVariable("STATSX_POSTGRES_PASSWORD_FILE"),
        };
        return JournalStore.Check(options).FirstOrDefault() is { } problem
            ? throw MaintenanceException.WrongUsage(problem)
            : JournalStore.ConnectionStringOf(options);
    }

    /// <summary>A snapshot of the store.</summary>
    public async Task<JournalSnapshot> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RequireNotBoth(parsed);
        return ConnectionString(parsed, OrEnvironment(parsed)) is { } connection ? await PostgresJournal.SnapshotOfAsync(connection, cancellationToken)
            : parsed.GetValue(Data) is { } data ? await SqliteJournal.SnapshotOfAsync(data, cancellationToken)
            : throw Missing();
    }

    /// <summary>Copies into the store, which must be empty.</summary>
    public Task<IntegrityReport> CopyAsync(
        ParseResult parsed, JournalSnapshot source, IContentCheck contents, Reporter reporter, CancellationToken cancellationToken)
    {
        RequireOne(parsed);
        return ConnectionString(parsed, OrEnvironment(parsed)) is { } connection
                ? JournalCopy.IntoPostgresAsync(source, connection, TimeProvider.System, contents, reporter, cancellationToken)
            : parsed.GetValue(Data) is { } data
                ? JournalCopy.IntoDirectoryAsync(source, data, TimeProvider.System, contents, reporter, cancellationToken)
            : throw Missing();
    }

    /// <summary>The store in words that hold nothing secret.</summary>
    public string NameOf(ParseResult parsed) => parsed.GetValue(Data) is { } data ? Path.GetFullPath(data) : "PostgreSQL";

    /// <exception cref="MaintenanceException">None is named, or two.</exception>
    public void RequireOne(ParseResult parsed)
    {
        RequireNotBoth(parsed);
        if (parsed.GetValue(Data) is null && ConnectionString(parsed, orEnvironment: true) is null)
        {
            throw Missing();
        }
    }

    private bool OrEnvironment(ParseResult parsed) => parsed.GetValue(Data) is null;

    private void RequireNotBoth(ParseResult parsed)
    {
        if (parsed.GetValue(Data) is not null && parsed.GetValue(Postgres) is not null)
        {
            throw MaintenanceException.WrongUsage("Name one store: --data or --postgres.");
        }
    }

    private static MaintenanceException Missing() => MaintenanceException.WrongUsage("Name the store: --data DIR or --postgres CONNECTION.");
}
