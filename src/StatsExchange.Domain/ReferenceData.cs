// SPDX-License-Identifier: Apache-2.0
using System.Text;
using CsvHelper;

namespace StatsExchange.Domain;

/// <summary>Reads the files under Reference, which are embedded in this assembly.</summary>
internal static class ReferenceData
{
    private const string Folder = "StatsExchange.Domain.Reference.";

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string table)
    {
        using var stream = Open(table + ".csv");
        return Parse(stream);
    }

    public static bool Has(string table) => typeof(ReferenceData).Assembly.GetManifestResourceInfo(Folder + table + ".csv") is not null;

    /// <summary>The rows of a table given as text; none for an empty text.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Parse(string table)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return table.Length > 0 ? Parse(stream) : [];
    }

    /// <summary>A file as text.</summary>
    public static string Text(string file)
    {
        using var reader = new StreamReader(Open(file), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Stream Open(string file) =>
        typeof(ReferenceData).Assembly.GetManifestResourceStream(Folder + file)
        ?? throw new InvalidOperationException($"The reference data {file} are not embedded in the assembly.");

    private static List<IReadOnlyDictionary<string, string>> Parse(Stream stream)
    {
        using var csv = CsvReader.Create(stream, CsvReaderOptions.Default, leaveOpen: true);
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < csv.Headers.Count; i++)
            {
                row.Add(csv.Headers[i], csv.GetString(i));
            }

            rows.Add(row);
        }

        return rows;
    }
}
