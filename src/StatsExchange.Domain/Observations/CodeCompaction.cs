// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Observations;

/// <summary>Brings a column into canonical form: only codes in use, in ascending ordinal order.</summary>
internal static class CodeCompaction
{
    /// <summary>Makes a column of distinct codes in any order; the indices are changed in place and kept.</summary>
    public static CodeColumn Compact(IReadOnlyList<string> codes, int[] indices)
    {
        var used = new bool[codes.Count];
        foreach (var index in indices)
        {
            used[index] = true;
        }

        var sorted = Enumerable.Range(0, codes.Count).Where(index => used[index]).OrderBy(index => codes[index], StringComparer.Ordinal).ToArray();
        var renumbered = new int[codes.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            renumbered[sorted[i]] = i;
        }

        for (var row = 0; row < indices.Length; row++)
        {
            indices[row] = renumbered[indices[row]];
        }

        return new CodeColumn([.. sorted.Select(index => codes[index])], indices);
    }
}
