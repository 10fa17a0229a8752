// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace StatsExchange.Domain.Observations;

/// <summary>
/// Finds the rows whose key has a SHA-256 that starts with 12 zero bits. To hash a key costs more than all else that is done with its row,
/// so the processors share the rows of large slices.
/// </summary>
internal static class KeyBoundaries
{
    private const int RowsAtATime = 8_192;

    /// <summary>All such rows, ascending.</summary>
    public static ImmutableArray<int> Find(Slice slice)
    {
        var found = new List<int>[(slice.Count + RowsAtATime - 1) / RowsAtATime];
        Parallel.For(0, found.Length, part => found[part] = Find(slice, part * RowsAtATime, Math.Min(slice.Count, (part + 1) * RowsAtATime)));
        return [.. found.SelectMany(rows => rows)];
    }

    /// <summary>Those from a row on and before another, ascending.</summary>
    public static List<int> Find(Slice slice, int start, int end)
    {
        var found = new List<int>();
        var keys = new KeyBytes(slice);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        for (var row = start; row < end; row++)
        {
            hash.AppendData(keys.Of(row));
            hash.GetHashAndReset(digest);
            if (digest[0] == 0 && digest[1] < 0x10)
            {
                found.Add(row);
            }
        }

        return found;
    }
}
