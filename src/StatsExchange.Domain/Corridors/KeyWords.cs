// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>Adds what columns of codes contribute to keys that are numbers.</summary>
internal static class KeyWords
{
    // Keys of so many rows stay in the nearest cache while all columns are added.
    private const int RowsAtATime = 2048;

    /// <summary>Fills keys with the sum of each column's share at a row.</summary>
    /// <param name="keys">One key per selected row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">Per column the code of each row of the slice, and per code what it adds.</param>
    public static void Fill(Span<ulong> keys, SelectedRows rows, ReadOnlySpan<(ReadOnlyMemory<int> Indices, ulong[] Shares)> columns)
    {
        for (var from = 0; from < keys.Length; from += RowsAtATime)
        {
            var part = keys.Slice(from, Math.Min(RowsAtATime, keys.Length - from));
            part.Clear();
            foreach (var (indices, shares) in columns)
            {
                if (rows.Listed is { } listed)
                {
                    AddListed(part, listed.AsSpan(from, part.Length), indices.Span, shares);
                }
                else
                {
                    Add(part, indices.Span.Slice(rows.Start + from, part.Length), shares);
                }
            }
        }
    }

    private static void Add(Span<ulong> keys, ReadOnlySpan<int> indices, ulong[] shares)
    {
        if (shares.Length == 1)
        {
            AddToAll(keys, shares[0]);
            return;
        }

        indices = indices[..keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = unchecked(keys[i] + shares[indices[i]]);
        }
    }

    private static void AddListed(Span<ulong> keys, ReadOnlySpan<int> rows, ReadOnlySpan<int> indices, ulong[] shares)
    {
        if (shares.Length == 1)
        {
            AddToAll(keys, shares[0]);
            return;
        }

        rows = rows[..keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = unchecked(keys[i] + shares[indices[rows[i]]]);
        }
    }

    private static void AddToAll(Span<ulong> keys, ulong share)
    {
        foreach (ref var key in keys)
        {
            key = unchecked(key + share);
        }
    }
}
