// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Sqlite;

/// <summary>Brings the schema up to date by the numbered scripts in this assembly, each in a transaction of its own.</summary>
internal static class SqliteMigrations
{
    private const string Table = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number   INTEGER NOT NULL PRIMARY KEY,
            name     TEXT    NOT NULL,
            checksum BLOB    NOT NULL,
            applied  INTEGER NOT NULL
        ) STRICT
        """;

    public static MigrationScripts Scripts { get; } = new("Sqlite");

    public static void Apply(SqliteSession session, DateTimeOffset now)
    {
        session.Execute(Table);
        var applied = session.Rows(MigrationScripts.ReadApplied, MigrationScripts.AppliedSql).ToList();
        foreach (var script in Scripts.Missing(applied))
        {
            session.Execute("BEGIN IMMEDIATE");
            session.Execute(script.Sql);
            session.Execute(MigrationScripts.RecordSql, script.Number, script.Name, script.Checksum, now);
            session.Execute("COMMIT");
        }
    }
}
