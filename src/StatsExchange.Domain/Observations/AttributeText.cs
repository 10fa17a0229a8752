// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;
using StatsExchange.Domain.Validation.Codes;

namespace StatsExchange.Domain.Observations;

/// <summary>Brings the text of an attribute into its one canonical form.</summary>
internal static class AttributeText
{
    private const string CanonicalTime = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>The rule the text breaks, or null with the canonical text.</summary>
    public static Rule? Check(AttributeDefinition attribute, string text, out string canonical)
    {
        canonical = text;
        switch (attribute.Kind)
        {
            case AttributeKind.Code:
                canonical = attribute.Codes!.Canonical(text) ?? "";
                return canonical.Length == 0 ? CodeRules.AttributeCode : null;
            case AttributeKind.CodeSet:
                return CheckSet(attribute.Codes!, text, out canonical);
            case AttributeKind.Text:
                return Encoding.UTF8.GetByteCount(text) > Limits.MaxTextBytes ? CodeRules.AttributeLength
                    : text.Any(IsUnreadable) ? CodeRules.AttributeForm
                    : null;
            case AttributeKind.Number:
                return CheckNumber(text, out canonical);
            case AttributeKind.Time:
                return CheckTime(text, out canonical);
            default:
                throw new ArgumentOutOfRangeException(nameof(attribute), attribute.Kind, "Unknown kind of attribute.");
        }
    }

    /// <summary>What a valid text looks like.</summary>
    public static string Expectation(AttributeDefinition attribute) => attribute.Kind switch
    {
        AttributeKind.Code => attribute.Codes!.Expectation,
        AttributeKind.CodeSet => $"one or more letters, each {attribute.Codes!.Expectation}",
        AttributeKind.Text => $"at most {Limits.MaxTextBytes} bytes of UTF-8, without control characters but tabs and line breaks",
        AttributeKind.Number => "a finite number with a decimal point",
        _ => "a time of ISO 8601 with its offset from UTC, such as 2026-01-31T09:00:00Z",
    };

    // Programs that read an export stop at NUL, and the others steer a terminal.
    private static bool IsUnreadable(char character) => char.IsControl(character) && character is not ('\t' or '\n' or '\r');

    private static Rule? CheckSet(ICodeList codes, string text, out string canonical)
    {
        var letters = text.ToUpperInvariant().Distinct().Order().ToArray();
        canonical = new string(letters);
        return Array.Exists(letters, letter => codes.Canonical(letter.ToString()) is null) ? CodeRules.AttributeCode : null;
    }

    private static Rule? CheckNumber(string text, out string canonical)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        canonical = ValueText.Of(number == 0 ? 0 : number);
        return isNumber ? null : CodeRules.AttributeForm;
    }

    private static Rule? CheckTime(string text, out string canonical)
    {
        // Without an offset the time would depend on where the hub stands.
        var namesOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        var isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        canonical = time.UtcDateTime.ToString(CanonicalTime, CultureInfo.InvariantCulture);
        return isTime && namesOffset && text.Contains('T', StringComparison.Ordinal) ? null : CodeRules.AttributeForm;
    }
}
