// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace StatsExchange.Contracts.Signatures;

/// <summary>
/// Writes the text that is signed: a title, then one "name: value" line each, UTF-8 with line feeds. Whoever signs can read it, and
/// plain openssl can verify it. A value cannot look like another line, nor like other text: in values, backslash, line feed and carriage
/// return are escaped as \\, \n and \r; other control characters, U+2028, U+2029 and the characters that turn the direction of text
/// (U+202A to U+202E, U+2066 to U+2069) as \u with four hexadecimal digits.
/// </summary>
internal sealed class StatementWriter
{
    private readonly StringBuilder _text = new();

    public StatementWriter(string title) => _text.Append(title).Append('\n');

    public StatementWriter Line(string name, string value)
    {
        _text.Append(name).Append(": ").Append(Escape(value)).Append('\n');
        return this;
    }

    public StatementWriter Line(string name, long value) => Line(name, value.ToString(CultureInfo.InvariantCulture));

    public StatementWriter Line(string name, ByteString value) => Line(name, Convert.ToHexStringLower(value.Span));

    public StatementWriter Line(string name, Timestamp? value) => Line(name, value is null ? "" : Format(value));

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    /// <summary>UTC with six decimals, or nine where there is more to state.</summary>
    private static string Format(Timestamp time)
    {
        var seconds = DateTimeOffset.FromUnixTimeSeconds(time.Seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var nanos = time.Nanos.ToString("d9", CultureInfo.InvariantCulture);
        return $"{seconds}.{(nanos.EndsWith("000", StringComparison.Ordinal) ? nanos[..6] : nanos)}Z";
    }

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var character in value)
        {
            _ = character switch
            {
                '\\' => escaped.Append("\\\\"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                _ when Misleading.Is(character) => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
