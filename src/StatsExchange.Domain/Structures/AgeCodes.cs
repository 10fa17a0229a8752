// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain.Structures;

/// <summary>
/// The constructed code list of ages in completed years: Y5 (five), Y5T9 (five to nine), Y_GE65 (65 and over), Y_LT15 (under 15), after the
/// unit letters of the SDMX list CL_AGE.
/// </summary>
public sealed class AgeCodes : ICodeList
{
    /// <summary>The highest age taken.</summary>
    public const int OldestAge = 150;

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
    public string? Canonical(string text) => NameOf(text) is null ? null : text;

    /// <inheritdoc/>
    public string? NameOf(string code)
    {
        if (code.StartsWith("Y_GE", StringComparison.Ordinal))
        {
            return TryAge(code.AsSpan(4), out var least) ? $"{least} years and over" : null;
        }

        if (code.StartsWith("Y_LT", StringComparison.Ordinal))
        {
            return TryAge(code.AsSpan(4), out var limit) && limit > 0 ? $"Under {limit} years" : null;
        }

        if (!code.StartsWith('Y'))
        {
            return StandardCodes.All.FirstOrDefault(standard => standard.Id == code)?.Name;
        }

        var between = code.IndexOf('T', StringComparison.Ordinal);
        if (between < 0)
        {
            return TryAge(code.AsSpan(1), out var age) ? $"{age} years" : null;
        }

        return TryAge(code.AsSpan(1, between - 1), out var from) && TryAge(code.AsSpan(between + 1), out var to) && from < to
            ? $"{from} to {to} years"
            : null;
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
