// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text;
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Stores;

/// <summary>The scripts of one store in this assembly, in order of their numbers.</summary>
internal sealed class MigrationScripts
{
    public const string AppliedSql = "SELECT number, checksum FROM schema_migrations ORDER BY number";
    public const string RecordSql = "INSERT INTO schema_migrations (number, name, checksum, applied) VALUES ($1, $2, $3, $4)";

    private readonly SortedDictionary<int, MigrationScript> _scripts = [];

    /// <param name="store">Folder of the store's scripts under <c>Migrations</c>.</param>
    public MigrationScripts(string store)
    {
        var prefix = $"Migrations/{store}/";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            var name = resource[prefix.Length..];
            var number = int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
            _scripts.Add(number, new MigrationScript(number, name, Encoding.UTF8.GetString(bytes.ToArray()), Hash.Of(bytes.ToArray())));
        }
    }

    /// <summary>The scripts as they are recorded once applied.</summary>
    public IReadOnlyList<MigrationRow> All =>
        [.. _scripts.Values.Select(script => new MigrationRow(script.Number, script.Name, script.Checksum))];

    /// <exception cref="JournalCorruptException">A column holds what cannot stand there, as in a file whose pages were lost.</exception>
    public static (int Number, byte[] Checksum) ReadApplied(DbDataReader row)
    {
        try
        {
            return (row.GetInt32(0), row.GetFieldValue<byte[]>(1));
        }
        catch (Exception error) when (StoredRows.IsUnreadable(error))
        {
            throw new JournalCorruptException("the list of its migrations cannot be read", error);
        }
    }

    /// <summary>The scripts still to be run.</summary>
    /// <exception cref="JournalSchemaException">What was applied is newer, or was of other content.</exception>
    public IEnumerable<MigrationScript> Missing(IReadOnlyCollection<(int Number, byte[] Checksum)> applied)
    {
        foreach (var (number, checksum) in applied)
        {
            if (!_scripts.TryGetValue(number, out var script))
            {
                throw new JournalSchemaException(number, "is newer than this version knows");
            }

            if (!checksum.AsSpan().SequenceEqual(script.Checksum.AsSpan()))
            {
                throw new JournalSchemaException(number, "was applied with other content than this version has");
            }
        }

        return _scripts.Values.Where(script => applied.All(done => done.Number != script.Number));
    }
}
