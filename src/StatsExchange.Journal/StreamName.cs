// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace StatsExchange.Journal;

/// <summary>
/// The name of a stream, one for each grain: <c>hub</c>, <c>country/PHL</c>, <c>dossier/PHL-SAU</c> (alphabetical),
/// <c>region/ASEAN</c>, <c>evidence/&lt;node&gt;</c>. Ordered by ordinal comparison of the text.
/// </summary>
public readonly partial record struct StreamName : IComparable<StreamName>
{
    private const string CountryKind = "country";
    private const string DossierKind = "dossier";
    private const string RegionKind = "region";
    private const string EvidenceKind = "evidence";

    private readonly string? _text;

    private StreamName(string text) => _text = text;

    /// <summary>The stream of participants and keys.</summary>
    public static StreamName Hub { get; } = new("hub");

    /// <summary>The part before the slash: <c>hub</c>, <c>country</c>, <c>dossier</c>, <c>region</c> or <c>evidence</c>.</summary>
    public string Kind => Text.Split('/')[0];

    /// <summary>The part after the slash; empty for <c>hub</c>.</summary>
    public string Key => Text.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? Text[(slash + 1)..] : "";

    private string Text => _text ?? throw new InvalidOperationException("This stream name was never given a value.");

    /// <summary>The stream of one country.</summary>
    /// <param name="country">ISO 3166-1 alpha-3, upper case.</param>
    /// <exception cref="FormatException">Not three letters A to Z.</exception>
    public static StreamName Country(string country) => Parse($"{CountryKind}/{country}");

    /// <summary>The stream of two countries' dossiers; the same whichever is named first.</summary>
    /// <param name="first">ISO 3166-1 alpha-3.</param>
    /// <param name="second">ISO 3166-1 alpha-3, another country.</param>
    /// <exception cref="FormatException">Not two different codes of three letters.</exception>
    public static StreamName Dossier(string first, string second) => string.CompareOrdinal(first, second) <= 0
        ? Parse($"{DossierKind}/{first}-{second}")
        : Parse($"{DossierKind}/{second}-{first}");

    /// <summary>The stream of a regional body.</summary>
    /// <param name="region">A letter, then up to 31 letters, digits, <c>_</c> or <c>-</c>; upper case.</param>
    /// <exception cref="FormatException">The code has another form.</exception>
    public static StreamName Region(string region) => Parse($"{RegionKind}/{region}");

    /// <summary>The stream of refusals recorded by one process.</summary>
    /// <param name="node">1 to 64 letters, digits, <c>.</c>, <c>_</c> or <c>-</c>.</param>
    /// <exception cref="FormatException">The name has another form.</exception>
    public static StreamName Evidence(string node) => Parse($"{EvidenceKind}/{node}");

    /// <summary>Reads a stream name.</summary>
    /// <exception cref="FormatException">The text names no stream.</exception>
    public static StreamName Parse(string text) => TryParse(text, out var name)
        ? name
        : throw new FormatException($"'{text}' is not the name of a stream.");

    /// <summary>Reads a stream name; false if the text names no stream.</summary>
    public static bool TryParse(string? text, out StreamName name)
    {
        var valid = text is not null && Form().Match(text) is { Success: true } match && InAlphabeticalOrder(match);
        name = valid ? new StreamName(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(StreamName other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The name as it is stored and hashed.</summary>
    public override string ToString() => Text;

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(StreamName left, StreamName right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(StreamName left, StreamName right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not sort after <paramref name="right"/>.</summary>
    public static bool operator <=(StreamName left, StreamName right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not sort before <paramref name="right"/>.</summary>
    public static bool operator >=(StreamName left, StreamName right) => left.CompareTo(right) >= 0;

    private static bool InAlphabeticalOrder(Match match) =>
        !match.Groups["first"].Success
        || string.CompareOrdinal(match.Groups["first"].Value, match.Groups["second"].Value) < 0;

    [GeneratedRegex(
        @"\A(?:hub|country/[A-Z]{3}|dossier/(?<first>[A-Z]{3})-(?<second>[A-Z]{3})|region/[A-Z][A-Z0-9_-]{0,31}|evidence/[A-Za-z0-9._-]{1,64})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
