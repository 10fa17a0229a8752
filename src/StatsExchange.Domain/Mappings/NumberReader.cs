// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain.Mappings;

/// <summary>
/// Reads numbers as a table writes them. Strict: groups must have their right length, so that 1.234 is never taken for 1,234, nor a date or
/// a percentage for a count.
/// </summary>
internal sealed class NumberReader(NumberForm form)
{
    private readonly char _decimal = form.Decimal == "," ? ',' : '.';
    private readonly char _thousands = form.Thousands.Length == 0 ? '\0' : form.Thousands[0];

    public bool TryRead(string text, out double value)
    {
        value = 0;
        var sign = text.StartsWith('-') || text.StartsWith('\u2212') ? "-" : "";
        var body = text.AsSpan(sign.Length);
        var at = body.IndexOf(_decimal);
        var decimals = at < 0 ? [] : body[(at + 1)..];
        if ((at >= 0 && (decimals.IsEmpty || decimals.ContainsAnyExceptInRange('0', '9'))) || Digits(at < 0 ? body : body[..at]) is not { } whole)
        {
            return false;
        }

        return double.TryParse($"{sign}{whole}.{decimals}0", NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    private string? Digits(ReadOnlySpan<char> whole)
    {
        if (!whole.IsEmpty && !whole.ContainsAnyExceptInRange('0', '9'))
        {
            return whole.ToString();
        }

        if (_thousands == '\0' || whole.IsEmpty)
        {
            return null;
        }

        var plain = whole.ToString();
        var groups = (_thousands == ' ' ? plain.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2009', ' ') : plain).Split(_thousands);
        for (var i = 0; i < groups.Length; i++)
        {
            var most = form.IndianGroups && i < groups.Length - 1 ? 2 : 3;
            var isLength = i == 0 ? groups[i].Length >= 1 && groups[i].Length <= most : groups[i].Length == most;
            if (!isLength || groups[i].AsSpan().ContainsAnyExceptInRange('0', '9'))
            {
                return null;
            }
        }

        return string.Concat(groups);
    }
}
