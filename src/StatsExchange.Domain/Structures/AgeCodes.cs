// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain.Structures;

/// <summary>
/// The constructed code list of ages in completed years: Y5 (five), Y5T9 (five to nine), Y_GE65 (65 and over), Y_LT15 (under 15), after the
/// unit letters of the SDMX list CL_AGE.
/// </summary>
public sealed class AgeCodes : ICodeList, IClassification, IComparer<string>
{
    /// <summary>The highest age taken.</summary>
    public const int OldestAge = 150;

    private const string AndOver = "Y_GE";
    private const string Under = "Y_LT";

    private AgeCodes()
    {
    }

    /// <summary>The list.</summary>
    public static AgeCodes Instance { get; } = new();

    /// <inheritdoc/>
    public string Id => "CL_AGE";

    /// <inheritdoc/>
    public string Expectation => "an age in years such as Y5, Y5T9, Y_GE65 or Y_LT15, or _T, _U, _Z, _O";

    /// <inheritdoc/>
    public IReadOnlyList<Code> Listed => StandardCodes.All;

    /// <inheritdoc/>
    public IClassification? Classification => this;

    /// <inheritdoc/>
    public ClassRange? Whole { get; } = new(0, OldestAge + 1);

    /// <inheritdoc/>
    public ClassRange? RangeOf(string code) => TryParse(code, out var ages) ? new ClassRange(ages.From, (ages.To ?? OldestAge) + 1) : null;

    /// <inheritdoc/>
    public string CodeOf(ClassRange range) => new AgeRange(range.Start, range.End > OldestAge ? null : range.End - 1).Code;

    /// <inheritdoc/>
    public string? Canonical(string text) => NameOf(text) is null ? null : text;

    /// <inheritdoc/>
    public string? NameOf(string code) => !TryParse(code, out var range)
        ? StandardCodes.All.FirstOrDefault(standard => standard.Id == code)?.Name
        : (range.From, range.To) switch
        {
            var (from, to) when code.StartsWith(Under, StringComparison.Ordinal) => $"Under {to + 1} years",
            var (from, to) when to is null => $"{from} years and over",
            var (from, to) when to == from => $"{from} years",
            var (from, to) => $"{from} to {to} years",
        };

    /// <summary>The ages a code names; false for _T, _U, _Z, _O and for what is no code.</summary>
    public static bool TryParse(string code, out AgeRange range)
    {
        range = default;
        if (code.StartsWith(AndOver, StringComparison.Ordinal))
        {
            return TryAge(code.AsSpan(AndOver.Length), out var least) && Is(new AgeRange(least, null), out range);
        }

        if (code.StartsWith(Under, StringComparison.Ordinal))
        {
            return TryAge(code.AsSpan(Under.Length), out var limit) && limit > 0 && Is(new AgeRange(0, limit - 1), out range);
        }

        if (!code.StartsWith('Y'))
        {
            return false;
        }

        var between = code.IndexOf('T', StringComparison.Ordinal);
        if (between < 0)
        {
            return TryAge(code.AsSpan(1), out var age) && Is(new AgeRange(age, age), out range);
        }

        return TryAge(code.AsSpan(1, between - 1), out var from)
            && TryAge(code.AsSpan(between + 1), out var to)
            && from < to
            && Is(new AgeRange(from, to), out range);
    }

    /// <summary>Orders as a reader expects: the total, ages by <see cref="AgeRange"/>, other, unknown, not applicable.</summary>
    public int Compare(string? x, string? y) => PlaceOf(x).CompareTo(PlaceOf(y)) is var step and not 0 ? step : string.CompareOrdinal(x, y);

    private static (int Group, AgeRange Range) PlaceOf(string? code) => code switch
    {
        StandardCodes.Total => (0, default),
        StandardCodes.Other => (2, default),
        StandardCodes.Unknown => (3, default),
        StandardCodes.NotApplicable => (4, default),
        not null when TryParse(code, out var range) => (1, range),
        _ => (5, default),
    };

    private static bool Is(AgeRange found, out AgeRange range)
    {
        range = found;
        return true;
    }

    /// <summary>Whole years without leading zeros, so that one age has one code.</summary>
    private static bool TryAge(ReadOnlySpan<char> digits, out int age)
    {
        age = -1;
        return digits.Length is > 0 and <= 3
            && (digits.Length == 1 || digits[0] != '0')
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out age)
            && age <= OldestAge;
    }
}
