// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Client.LongCsv;

namespace StatsExchange.Client.OfficeTables;

/// <summary>What stands between the fields of a table, by the names mappings use.</summary>
public static class Delimiters
{
    /// <summary>All of them, the comma first.</summary>
    public static ImmutableArray<(string Name, char Mark)> All { get; } = [("comma", ','), ("semicolon", ';'), ("tab", '\t'), ("bar", '|')];

    /// <summary>What a header seems to be separated by where it was read as one column; null where it seems to be right.</summary>
    internal static string? OtherThan(char mark, IReadOnlyList<string> header) => header.Count == 1
        ? All.Where(one => one.Mark != mark && header[0].Contains(one.Mark, StringComparison.Ordinal)).Select(one => one.Name).FirstOrDefault()
        : null;

    /// <summary>The character of a name; a comma for the empty one.</summary>
    /// <exception cref="LongCsvException">There is no such name.</exception>
    public static char Of(string name) => name.Length == 0 ? ','
        : All.Any(one => one.Name == name) ? All.First(one => one.Name == name).Mark
        : throw new LongCsvException($"'{name}' is no delimiter: {string.Join(", ", All.Select(one => one.Name))}.");
}
