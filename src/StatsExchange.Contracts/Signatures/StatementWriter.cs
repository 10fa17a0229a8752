// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace StatsExchange.Contracts.Signatures;

/// <summary>
/// Writes the text that is signed: a title, then one "name: value" line each, UTF-8 with line feeds. Whoever signs can read it, and
/// plain openssl can verify it. Values are kept on one line: line breaks and backslashes in them are escaped as \n, \r and \\.
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

    public static string Format(Timestamp time) =>
        time.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal);
}
