// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace StatsExchange.Domain.Mappings;

/// <summary>Readings by the names a mapping calls them.</summary>
public static class ReadingNames
{
    private static readonly FrozenDictionary<string, Reading> ByName = new Dictionary<string, Reading>
    {
        ["code"] = Reading.Code,
        ["name"] = Reading.Name,
        ["years"] = Reading.Years,
        ["arrival_year"] = Reading.ArrivalYear,
        ["period"] = Reading.Period,
        ["text"] = Reading.Text,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All names, for an error message.</summary>
    public static string Expectation { get; } = "one of " + string.Join(", ", ByName.Keys.Order(StringComparer.Ordinal));

    /// <summary>The reading of that name, or null.</summary>
    public static Reading? Find(string name) => ByName.TryGetValue(name, out var reading) ? reading : null;

    /// <summary>The name of a reading.</summary>
    public static string Of(Reading reading) => ByName.First(entry => entry.Value == reading).Key;
}
