// SPDX-License-Identifier: Apache-2.0
using System.Runtime.Intrinsics;
using System.Text;

namespace StatsExchange.Domain.Observations;

/// <summary>Finds the rows whose key has a SHA-256 that starts with 12 zero bits.</summary>
internal sealed class BlockBoundaries
{
    private const byte CodeSeparator = 0x1F;
    private const int BitsThatCount = 12;

    private readonly Slice _slice;
    private readonly byte[][][] _codes;
    private readonly Sha256Lanes _hashes;

    private BlockBoundaries(Slice slice)
    {
        _slice = slice;
        _codes = [.. slice.Columns.Select((column, position) => column.Codes.Select(code => Part(code, position)).ToArray())];
        _hashes = new Sha256Lanes(_codes.Sum(column => column.Select(code => code.Length).DefaultIfEmpty().Max()));
    }

    /// <summary>Per row, whether a block ends before it for what its key is.</summary>
    public static bool[] Find(Slice slice)
    {
        var found = new bool[slice.Count];
        var boundaries = new BlockBoundaries(slice);
        for (var row = 0; row < found.Length; row += Sha256Lanes.Lanes)
        {
            boundaries.Find(row, found.AsSpan(row, Math.Min(Sha256Lanes.Lanes, found.Length - row)));
        }

        return found;
    }

    private void Find(int firstRow, Span<bool> found)
    {
        for (var lane = 0; lane < found.Length; lane++)
        {
            _hashes.Set(lane, WriteKey(firstRow + lane, _hashes.TextOf(lane)));
        }

        var words = _hashes.FirstWords() >>> (32 - BitsThatCount);
        for (var lane = 0; lane < found.Length; lane++)
        {
            found[lane] = words.GetElement(lane) == 0;
        }
    }

    /// <summary>Code ids in UTF-8 in the order of the slice dimensions, joined by U+001F.</summary>
    private int WriteKey(int row, Span<byte> key)
    {
        var length = 0;
        for (var dimension = 0; dimension < _codes.Length; dimension++)
        {
            var code = _codes[dimension][_slice.Columns[dimension].Indices[row]];
            code.AsSpan().CopyTo(key[length..]);
            length += code.Length;
        }

        return length;
    }

    private static byte[] Part(string code, int position) =>
        position == 0 ? Encoding.UTF8.GetBytes(code) : [CodeSeparator, .. Encoding.UTF8.GetBytes(code)];
}
