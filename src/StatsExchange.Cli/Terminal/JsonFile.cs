// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StatsExchange.Cli.Terminal;

/// <summary>JSON that people write: what is wrong with it is told by line and column as an editor counts them.</summary>
internal static partial class JsonFile
{
    /// <exception cref="CommandException">It is a directory.</exception>
    public static Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        InputFile.Require(path);
        return File.ReadAllTextAsync(path, cancellationToken);
    }

    /// <summary>What cannot be read, and where.</summary>
    public static string Fault(string text, JsonException e)
    {
        var said = PlaceOfThePlatform().Replace(e.Message, "").TrimEnd();
        return e is { LineNumber: { } line, BytePositionInLine: { } bytes }
            ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, column {ColumnOf(text, line, bytes)}: {said}")
            : said;
    }

    private static int ColumnOf(string text, long line, long bytes)
    {
        var of = Encoding.UTF8.GetBytes(text.Split('\n')[(int)line]);
        return Encoding.UTF8.GetCharCount(of, 0, (int)Math.Min(bytes, of.Length)) + 1;
    }

    [GeneratedRegex(@"( Path: .*?\|)? ?LineNumber: \d+ \| BytePositionInLine: \d+\.", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceOfThePlatform();
}
