// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Observations;

/// <summary>
/// All observations of one (country, structure, period), or of one (region, CONSOLIDATED, period): columns, with rows in ascending
/// ordinal order of their code ids, dimension by dimension. Immutable. A missing value is NaN, which is not 0.
/// </summary>
public sealed class Slice
{
    private readonly double[] _values;
    private ImmutableArray<int> _boundaries;

    /// <summary>Takes columns already in canonical order; arrays are not copied and must not be changed afterwards.</summary>
    /// <param name="structure">The structure of the observations.</param>
    /// <param name="owner">The reporting country (alpha-3), or the region of a consolidated slice.</param>
    /// <param name="period">The period observed (TIME_PERIOD).</param>
    /// <param name="columns">One column per dimension of <see cref="Structure.SliceDimensions"/>, in that order.</param>
    /// <param name="values">One value per row, in UNIT_MEASURE with the unit multiplier applied; NaN where it is missing.</param>
    /// <param name="attributes">Sparse attributes in ascending ordinal order of their ids, none of them empty.</param>
    /// <exception cref="ArgumentException">Columns and rows do not fit together, or rows are not strictly ascending.</exception>
    public Slice(
        Structure structure,
        string owner,
        string period,
        ImmutableArray<CodeColumn> columns,
        double[] values,
        ImmutableArray<AttributeColumn> attributes)
    {
        Structure = structure;
        Owner = owner;
        Period = period;
        Columns = columns;
        _values = values;
        Attributes = attributes;
        SliceInvariants.Check(this);
    }

    /// <summary>The structure of the observations.</summary>
    public Structure Structure { get; }

    /// <summary>The reporting country (alpha-3), or the region of a consolidated slice.</summary>
    public string Owner { get; }

    /// <summary>The period observed (TIME_PERIOD).</summary>
    public string Period { get; }

    /// <summary>The number of observations.</summary>
    public int Count => _values.Length;

    /// <summary>One column per dimension of <see cref="Structure.SliceDimensions"/>, in that order.</summary>
    public ImmutableArray<CodeColumn> Columns { get; }

    /// <summary>One value per row in UNIT_MEASURE; NaN where it is missing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Sparse attributes in ascending ordinal order of their ids.</summary>
    public ImmutableArray<AttributeColumn> Attributes { get; }

    /// <summary>The rows a block begins at because of their key, ascending; found when first asked for, unless whoever made the slice knew them.</summary>
    internal ImmutableArray<int> Boundaries
    {
        get => _boundaries.IsDefault ? _boundaries = KeyBoundaries.Find(this) : _boundaries;
        init => _boundaries = value;
    }

    /// <summary>Notes that the slice is one block of another, so that no block begins inside it and only its first key is to be hashed.</summary>
    internal void KnowAsBlock() => _boundaries = [.. KeyBoundaries.Find(this, 0, 1)];

    /// <summary>Whether <see cref="Boundaries"/> costs nothing any more.</summary>
    internal bool KnowsBoundaries => !_boundaries.IsDefault;

    /// <summary>The value of a row, or null where it is missing.</summary>
    public double? ValueAt(int row) => double.IsNaN(_values[row]) ? null : _values[row];

    /// <summary>The text of an attribute at a row, or null.</summary>
    public string? AttributeAt(string attributeId, int row)
    {
        foreach (var column in Attributes)
        {
            if (column.Id == attributeId)
            {
                return column[row];
            }
        }

        return null;
    }

    /// <summary>The codes of a row in the order of <see cref="Structure.SliceDimensions"/>.</summary>
    public string[] KeyAt(int row)
    {
        var key = new string[Columns.Length];
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = Columns[i][row];
        }

        return key;
    }
}
