// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using Google.Protobuf.Reflection;

namespace StatsExchange.Client.Connections;

/// <summary>Enum values as people and JSON write them: without the prefix that protobuf needs, MERGE for SUBMISSION_MODE_MERGE.</summary>
public static class ShortNames
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    /// <summary>The short form of a generated enum value; the number of one this version does not know.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        Known.GetOrAdd(value, static v => Find(v.GetType(), v.ToString()) ?? Convert.ToInt32(v, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));

    /// <summary>The short form of a value known by its descriptor.</summary>
    public static string Of(EnumValueDescriptor value) => WithoutPrefix(value.EnumDescriptor.Name, value.Name);

    /// <summary>Reads a short form in any case; the zero value has none.</summary>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (!EqualityComparer<T>.Default.Equals(candidate, default) && string.Equals(Of(candidate), text, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The short forms of all values but the zero value, in their order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(v => !EqualityComparer<T>.Default.Equals(v, default)).Select(Of)];

    private static string? Find(Type type, string member) =>
        type.GetField(member)?.GetCustomAttribute<OriginalNameAttribute>() is { } original ? WithoutPrefix(type.Name, original.Name) : null;

    private static string WithoutPrefix(string enumName, string valueName)
    {
        var prefix = new StringBuilder();
        foreach (var letter in enumName)
        {
            if (char.IsAsciiLetterUpper(letter) && prefix.Length > 0)
            {
                prefix.Append('_');
            }

            prefix.Append(char.ToUpperInvariant(letter));
        }

        prefix.Append('_');
        return valueName.StartsWith(prefix.ToString(), StringComparison.Ordinal) ? valueName[prefix.Length..] : valueName;
    }
}
