// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;

namespace StatsExchange.Domain.Mappings;

/// <summary>Which mapping is meant: NAME for its current version, or NAME@VERSION.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version; null for the current one.</param>
public sealed partial record MappingReference(string Name, int? Version)
{
    /// <summary>What a reference looks like, for an error message.</summary>
    public const string Expectation = "NAME or NAME@VERSION of a registered mapping";

    /// <summary>What a name looks like, for an error message.</summary>
    public const string NameExpectation = "1 to 64 of the characters A-Z a-z 0-9 . _ -, the first a letter or digit";

    /// <summary>Whether a mapping may have that name.</summary>
    public static bool IsName(string text) => NameForm().IsMatch(text);

    /// <summary>Reads NAME or NAME@VERSION; null where the text is neither.</summary>
    public static MappingReference? TryParse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return IsName(text) ? new MappingReference(text, null) : null;
        }

        return IsName(text[..at]) && at + 1 < text.Length && text[at + 1] is >= '1' and <= '9'
            && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new MappingReference(text[..at], version)
            : null;
    }

    /// <summary>NAME or NAME@VERSION.</summary>
    public override string ToString() => Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{Name}@{version}") : Name;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
