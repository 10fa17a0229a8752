// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Observations;

/// <summary>The readable observations of a submission in columns, in the order sent; about 50 bytes each.</summary>
internal sealed class ObservationTable
{
    private readonly ChunkedList<ushort>[] _keys;
    private readonly ChunkedList<ushort> _periods = new();
    private readonly ChunkedList<double> _values = new();
    private readonly ChunkedList<bool> _deletes = new();
    private readonly ChunkedList<int> _lines = new();

    public ObservationTable(Structure structure)
    {
        Codes = [.. structure.SliceDimensions.Select(dimension => new CodeInterner(dimension.Codes))];
        Periods = new CodeInterner(PeriodCodes.Instance);
        Attributes = [.. structure.Attributes.Select(attribute => new SparseTexts(attribute.Id))];
        _keys = [.. structure.SliceDimensions.Select(_ => new ChunkedList<ushort>())];
    }

    public int Count => _values.Count;

    /// <summary>The codes in use, one per slice dimension.</summary>
    public ImmutableArray<CodeInterner> Codes { get; }

    /// <summary>The periods in use.</summary>
    public CodeInterner Periods { get; }

    /// <summary>One per attribute of the structure.</summary>
    public ImmutableArray<SparseTexts> Attributes { get; }

    public int CodeAt(int dimension, int row) => _keys[dimension][row];

    public int PeriodAt(int row) => _periods[row];

    public double ValueAt(int row) => _values[row];

    public bool IsDelete(int row) => _deletes[row];

    /// <summary>The line a row was sent on: the header is line 1.</summary>
    public int LineAt(int row) => _lines[row];

    public void Add(ReadOnlySpan<int> key, int period, double value, Operation operation, int line)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            _keys[i].Add((ushort)key[i]);
        }

        _periods.Add((ushort)period);
        _values.Add(operation == Operation.Delete ? double.NaN : value);
        _deletes.Add(operation == Operation.Delete);
        _lines.Add(line);
    }

    /// <summary>Adds rows of one period column by column, none of them a deletion.</summary>
    /// <param name="columns">One per slice dimension.</param>
    /// <param name="period">The number of the period.</param>
    /// <param name="values">One value per row; NaN where it is missing.</param>
    /// <param name="firstLine">The line of the first; the others follow.</param>
    public void AddColumns(IReadOnlyList<NumberedColumn> columns, int period, ReadOnlySpan<double> values, int firstLine)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            columns[i].AddTo(_keys[i], values.Length);
        }

        _periods.AddRepeated((ushort)period, values.Length);
        _deletes.AddRepeated(false, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            _values.Add(values[i]);
            _lines.Add(firstLine + i);
        }
    }

    /// <summary>The column of a slice dimension for sorting by its codes.</summary>
    public SortColumn SortColumnOf(int dimension) => new(_keys[dimension], Codes[dimension].Ranks());

    /// <summary>The column of the period for sorting by time.</summary>
    public SortColumn SortColumnOfPeriods()
    {
        var ranks = new int[Periods.Count];
        var rank = 0;
        foreach (var index in Enumerable.Range(0, Periods.Count).OrderBy(index => Period.Parse(Periods[index])))
        {
            ranks[index] = rank++;
        }

        return new SortColumn(_periods, ranks);
    }
}
