// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using StatsExchange.Contracts.Signatures;

namespace StatsExchange.Cli.Terminal;

/// <summary>
/// Text as it is put on a screen, whoever wrote it: further lines stand apart from ours, and characters that steer a terminal or turn the direction of
/// text show as \u with four hexadecimal digits, as they do in what is signed.
/// </summary>
internal static class Legible
{
    /// <summary>Text in or after a line of ours: further lines of it are set in.</summary>
    public static string Line(string text) => Of(Broken(text), "\n    ");

    /// <summary>Text in a cell of a table, whose lines nobody shall take for rows.</summary>
    public static string Cell(string text) => Of(Broken(text), " ↵ ");

    /// <summary>A cell that is no markup, whatever it looks like.</summary>
    public static string Markup(string text) => Spectre.Console.Markup.Escape(Cell(text));

    /// <summary>JSON, which means the same: it is within its strings that such characters stand, and there they may be escaped.</summary>
    public static string Json(string json) => Of(json, "\n");

    private static string Broken(string text) => text.ReplaceLineEndings("\n").Replace('\t', ' ');

    private static string Of(string text, string lineBreak)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\n' => shown.Append(lineBreak),
                _ when Misleading.Is(character) => shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => shown.Append(character),
            };
        }

        return shown.ToString();
    }
}
