// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>
/// The code list of places inside the reporting country, by the form of ISO 3166-2: the reporter's alpha-2, a hyphen, and one to three
/// letters or digits. Only the form is checked here; that the place lies in the reporting country is checked with the submission.
/// </summary>
public sealed class SubdivisionCodes : ICodeList
{
    private SubdivisionCodes()
    {
    }

    /// <summary>The list.</summary>
    public static SubdivisionCodes Instance { get; } = new();

    /// <inheritdoc/>
    public string Id => "CL_SUBDIVISION";

    /// <inheritdoc/>
    public string Expectation => "a subdivision of the reporter in the form of ISO 3166-2 such as PH-00, or _T, _U, _Z, _O";

    /// <inheritdoc/>
    public IReadOnlyList<Code> Listed => StandardCodes.All;

    /// <summary>The alpha-2 code a subdivision begins with, or null for a code that is no subdivision.</summary>
    public static string? CountryOf(string code) => IsSubdivision(code) ? code[..2] : null;

    /// <inheritdoc/>
    public string? Canonical(string text) => NameOf(text) is null ? null : text;

    /// <inheritdoc/>
    public string? NameOf(string code) =>
        IsSubdivision(code) ? code : StandardCodes.All.FirstOrDefault(standard => standard.Id == code)?.Name;

    private static bool IsSubdivision(string code) =>
        code.Length is >= 4 and <= 6
        && char.IsAsciiLetterUpper(code[0])
        && char.IsAsciiLetterUpper(code[1])
        && code[2] == '-'
        && code.AsSpan(3).IndexOfAnyExceptInRange('0', 'Z') < 0
        && code.AsSpan(3).IndexOfAnyInRange(':', '@') < 0;
}
