// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Npgsql;

namespace StatsExchange.Journal.Postgres;

/// <summary>A connection string with what it leaves open, and without what would change how the journal works.</summary>
internal sealed partial class PostgresOptions
{
    private const string DefaultSchema = "statsexchange";

    /// <param name="connectionString">Npgsql's; the schema is its <c>Search Path</c>.</param>
    /// <exception cref="FormatException">It is not such a connection string. The message holds nothing of it: it may hold a password.</exception>
    public PostgresOptions(string connectionString)
    {
        // A server that is away is to be noticed before callers give up; and several hubs share what a server gives out in connections.
        NpgsqlConnectionStringBuilder builder = new()
        {
            SearchPath = DefaultSchema,
            ApplicationName = "statsexchange",
            Timeout = 5,
            CommandTimeout = 20,
            MaxPoolSize = 20,
        };
        Take(connectionString, builder);
        if (builder.Host is null)
        {
            throw new FormatException("must name a Host");
        }

        if (builder.SearchPath is not { } schema || !SchemaName().IsMatch(schema))
        {
            throw new FormatException("must have one schema as Search Path: a small letter, then up to 39 small letters, digits or underscores");
        }

        if (builder.CommandTimeout < 1 || builder.Timeout < 1)
        {
            throw new FormatException("must have a Timeout and a Command Timeout of at least 1 second");
        }

        // What a cancelled statement would have answered is not waited for: the server may be the one that hangs.
        builder.CancellationTimeout = -1;
        builder.IncludeErrorDetail = false;
        builder.PersistSecurityInfo = false;
        builder.NoResetOnClose = true;
        builder.Multiplexing = false;
        builder.Enlist = false;
        builder.Pooling = true;
        builder.TcpKeepAlive = true;
        Schema = schema;
        CommandTimeout = TimeSpan.FromSeconds(builder.CommandTimeout);
        Pooled = builder.ToString();
        builder.Pooling = false;
        Single = builder.ToString();
    }

    public string Schema { get; }

    public TimeSpan CommandTimeout { get; }

    public string Pooled { get; }

    public string Single { get; }

    private static void Take(string connectionString, NpgsqlConnectionStringBuilder builder)
    {
        try
        {
            NpgsqlConnectionStringBuilder given = new(connectionString);
            foreach (string key in given.Keys)
            {
                builder[key] = given[key];
            }
        }
        catch (ArgumentException)
        {
            throw new FormatException("must be a connection string of Npgsql, such as Host=db.example;Database=hub;Username=hub");
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaName();
}
