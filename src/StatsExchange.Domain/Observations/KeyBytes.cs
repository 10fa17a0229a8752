// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace StatsExchange.Domain.Observations;

/// <summary>
/// The keys of a slice as bytes: code ids in UTF-8 in the order of the slice dimensions, joined by U+001F. Neighbouring dimensions with
/// one code each are joined once, not once per row. Not for use by several threads at once.
/// </summary>
internal sealed class KeyBytes
{
    private const byte CodeSeparator = 0x1F;

    private readonly Slice _slice;
    private readonly List<(int Dimension, byte[][] Texts)> _parts = [];
    private readonly byte[] _key;

    public KeyBytes(Slice slice)
    {
        _slice = slice;
        for (var dimension = 0; dimension < slice.Columns.Length; dimension++)
        {
            byte[] separator = dimension == 0 ? [] : [CodeSeparator];
            byte[][] texts = [.. slice.Columns[dimension].Codes.Select(code => (byte[])[.. separator, .. Encoding.UTF8.GetBytes(code)])];
            if (texts.Length == 1 && _parts.Count > 0 && _parts[^1].Texts.Length == 1)
            {
                _parts[^1] = (_parts[^1].Dimension, [[.. _parts[^1].Texts[0], .. texts[0]]]);
            }
            else
            {
                _parts.Add((dimension, texts));
            }
        }

        _key = new byte[_parts.Sum(part => part.Texts.Select(text => text.Length).DefaultIfEmpty().Max())];
    }

    /// <summary>The key of a row, until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Of(int row)
    {
        var length = 0;
        foreach (var (dimension, texts) in _parts)
        {
            var text = texts.Length == 1 ? texts[0] : texts[_slice.Columns[dimension].Indices[row]];
            text.CopyTo(_key, length);
            length += text.Length;
        }

        return _key.AsSpan(0, length);
    }
}
