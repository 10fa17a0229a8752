// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Options;

/// <summary>Where the journal is, if not in the data directory.</summary>
public sealed class StoreOptions
{
    /// <summary>A connection string of Npgsql.</summary>
    [Option(
        "postgres",
        "Keeps the journal in PostgreSQL, for several hubs: Host=…;Database=…;Username=…, with Search Path for a schema of another name than statsexchange. DATA then has only keys, which all hubs share.",
        DefaultText = "the journal is DATA/journal.db")]
    public string? Postgres { get; set; }

    /// <summary>A file with the password.</summary>
    [Option("postgres-password-file", "File with the password for --postgres, mode 0600: on the command line others could read it.", DefaultText = "no password, or the one in --postgres")]
    public string? PostgresPasswordFile { get; set; }
}
