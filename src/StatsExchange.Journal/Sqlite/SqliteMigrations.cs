// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Reflection;
using System.Text;

namespace StatsExchange.Journal.Sqlite;

/// <summary>Brings the schema up to date by the numbered scripts in this assembly, each in a transaction of its own.</summary>
internal static class SqliteMigrations
{
    private const string Prefix = "Migrations/Sqlite/";

    private const string Table = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number   INTEGER NOT NULL PRIMARY KEY,
            name     TEXT    NOT NULL,
            checksum BLOB    NOT NULL,
            applied  INTEGER NOT NULL
        ) STRICT
        """;

    public static void Apply(SqliteSession session, DateTimeOffset now)
    {
        var scripts = Scripts();
        session.Execute(Table);
        var applied = session.Rows(
            row => (Number: row.GetInt32(0), Checksum: row.GetFieldValue<byte[]>(1)),
            "SELECT number, checksum FROM schema_migrations ORDER BY number").ToList();
        foreach (var (number, checksum) in applied)
        {
            if (!scripts.TryGetValue(number, out var script))
            {
                throw new JournalSchemaException(number, "is newer than this version knows");
            }

            if (!checksum.AsSpan().SequenceEqual(script.Checksum.AsSpan()))
            {
                throw new JournalSchemaException(number, "was applied with other content than this version has");
            }
        }

        foreach (var (number, script) in scripts.Where(script => applied.All(done => done.Number != script.Key)))
        {
            session.Execute("BEGIN IMMEDIATE");
            session.Execute(script.Sql);
            session.Execute("INSERT INTO schema_migrations VALUES ($0, $1, $2, $3)", number, script.Name, script.Checksum, now);
            session.Execute("COMMIT");
        }
    }

    private static SortedDictionary<int, Script> Scripts()
    {
        SortedDictionary<int, Script> scripts = [];
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            var name = resource[Prefix.Length..];
            var number = int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
            scripts.Add(number, new Script(name, Encoding.UTF8.GetString(bytes.ToArray()), Hash.Of(bytes.ToArray())));
        }

        return scripts;
    }

    private sealed record Script(string Name, string Sql, Hash Checksum);
}
