// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace StatsExchange.Domain.Observations;

/// <summary>
/// Cuts a slice into blocks where its content says so: before a key whose SHA-256 starts with 12 zero bits, so every 4,096 rows on average,
/// and at 8,192 rows. A change then rewrites the block it falls into and leaves the others as they are.
/// </summary>
public static class BlockCutter
{
    private const byte CodeSeparator = 0x1F;

    /// <summary>The rows of each block, in order, without gaps; none for an empty slice.</summary>
    public static ImmutableArray<RowRange> Cut(Slice slice)
    {
        var ranges = ImmutableArray.CreateBuilder<RowRange>();
        var codes = slice.Columns.Select(column => column.Codes.Select(Encoding.UTF8.GetBytes).ToArray()).ToArray();
        var key = new byte[codes.Sum(column => column.Select(code => code.Length + 1).DefaultIfEmpty().Max())];
        var start = 0;
        for (var row = 1; row < slice.Count; row++)
        {
            if (row - start == Limits.MaxBlockRows || IsBoundary(key.AsSpan(0, WriteKey(slice, codes, row, key))))
            {
                ranges.Add(new RowRange(start, row - start));
                start = row;
            }
        }

        if (slice.Count > 0)
        {
            ranges.Add(new RowRange(start, slice.Count - start));
        }

        return ranges.DrainToImmutable();
    }

    /// <summary>Code ids in UTF-8 in the order of the slice dimensions, joined by U+001F.</summary>
    private static int WriteKey(Slice slice, byte[][][] codes, int row, byte[] key)
    {
        var length = 0;
        for (var dimension = 0; dimension < codes.Length; dimension++)
        {
            if (dimension > 0)
            {
                key[length++] = CodeSeparator;
            }

            var code = codes[dimension][slice.Columns[dimension].Indices[row]];
            code.CopyTo(key, length);
            length += code.Length;
        }

        return length;
    }

    private static bool IsBoundary(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return hash[0] == 0 && hash[1] < 0x10;
    }
}
