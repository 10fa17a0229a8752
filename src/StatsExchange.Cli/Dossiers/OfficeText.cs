// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace StatsExchange.Cli.Dossiers;

/// <summary>
/// What the other office has written, as it is put on a screen: its lines stand apart from ours, and characters that steer a terminal or turn the
/// direction of text show as \u with four hexadecimal digits, as they do in what is signed.
/// </summary>
internal static class OfficeText
{
    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            _ = character switch
            {
                '\n' => shown.Append("\n    "),
                '\t' => shown.Append(' '),
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
                    => shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => shown.Append(character),
            };
        }

        return shown.ToString();
    }
}
