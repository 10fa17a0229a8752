// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Observations;

/// <summary>Compares keys of two slices whose dictionaries differ, by the ranks of their codes among those of both.</summary>
internal sealed class KeyAlignment
{
    private readonly Slice _left;
    private readonly Slice _right;
    private readonly ImmutableArray<(int Dimension, int[] Left, int[] Right)> _ranks;

    public KeyAlignment(Slice left, Slice right)
    {
        _left = left;
        _right = right;
        _ranks = [.. Enumerable.Range(0, left.Columns.Length).Where(Differs).Select(Ranks)];
    }

    public int Compare(int leftRow, int rightRow)
    {
        foreach (var (dimension, left, right) in _ranks)
        {
            var step = left[_left.Columns[dimension].Indices[leftRow]] - right[_right.Columns[dimension].Indices[rightRow]];
            if (step != 0)
            {
                return step;
            }
        }

        return 0;
    }

    private bool Differs(int dimension)
    {
        var (left, right) = (_left.Columns[dimension].Codes, _right.Columns[dimension].Codes);
        return left.Length != 1 || right.Length != 1 || left[0] != right[0];
    }

    private (int Dimension, int[] Left, int[] Right) Ranks(int dimension)
    {
        var (left, right) = (_left.Columns[dimension].Codes, _right.Columns[dimension].Codes);
        var rank = left.Union(right, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select((code, position) => (code, position))
            .ToDictionary(entry => entry.code, entry => entry.position, StringComparer.Ordinal);
        return (dimension, [.. left.Select(code => rank[code])], [.. right.Select(code => rank[code])]);
    }
}
