// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Observations;

/// <summary>The codes of one dimension over the rows of a slice: a dictionary of the codes in use and one index per row.</summary>
public sealed class CodeColumn
{
    private readonly int[] _indices;
    private readonly int _start;

    /// <summary>Takes a dictionary and the indices into it; the array is not copied and must not be changed afterwards.</summary>
    /// <param name="codes">Code ids in ascending ordinal order, each used by at least one row.</param>
    /// <param name="indices">One index into <paramref name="codes"/> per row.</param>
    public CodeColumn(ImmutableArray<string> codes, int[] indices)
    {
        Codes = codes;
        _indices = indices;
        Count = indices.Length;
    }

    private CodeColumn(CodeColumn whole, RowRange rows)
    {
        Codes = whole.Codes;
        _indices = whole._indices;
        _start = whole._start + rows.Start;
        Count = rows.Count;
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The codes in use, in ascending ordinal order.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>One index into <see cref="Codes"/> per row.</summary>
    public ReadOnlySpan<int> Indices => new(_indices, _start, Count);

    /// <summary>The same as <see cref="Indices"/>, to be kept.</summary>
    internal ReadOnlyMemory<int> IndexMemory => new(_indices, _start, Count);

    /// <summary>The code of a row.</summary>
    public string this[int row] => Codes[Indices[row]];

    /// <summary>A range of at least one row, with only the codes it uses.</summary>
    internal CodeColumn Take(RowRange rows) =>
        Codes.Length == 1 ? new CodeColumn(this, rows) : CodeCompaction.Compact(Codes, Indices.Slice(rows.Start, rows.Count).ToArray());
}
