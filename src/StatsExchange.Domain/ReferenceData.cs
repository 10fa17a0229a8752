// SPDX-License-Identifier: Apache-2.0
using CsvHelper;

namespace StatsExchange.Domain;

/// <summary>Reads the CSV tables under Reference, which are embedded in this assembly.</summary>
internal static class ReferenceData
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string table)
    {
        var resource = "StatsExchange.Domain.Reference." + table + ".csv";
        using var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The reference table {table} is not embedded in the assembly.");
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
