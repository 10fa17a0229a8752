// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>A dense table whose rows and columns have names: origins by destinations, or places of birth by places of residence.</summary>
public sealed class LabelledMatrix
{
    /// <summary>Takes the names and the values, row by row.</summary>
    /// <param name="rows">The names of the rows, each once.</param>
    /// <param name="columns">The names of the columns, each once.</param>
    /// <param name="values">One value per row and column, row-major: finite numbers, 0 or more.</param>
    /// <exception cref="ArgumentException">A name stands twice, the number of values does not fit, or a value is negative or not finite.</exception>
    public LabelledMatrix(IEnumerable<string> rows, IEnumerable<string> columns, IEnumerable<double> values)
    {
        Rows = [.. rows];
        Columns = [.. columns];
        Values = values is ImmutableArray<double> array ? array : [.. values];
        if (Rows.Distinct(StringComparer.Ordinal).Count() != Rows.Length || Columns.Distinct(StringComparer.Ordinal).Count() != Columns.Length)
        {
            throw new ArgumentException("A name of a row or column stands twice.");
        }

        if (Values.Length != Rows.Length * Columns.Length)
        {
            throw new ArgumentException("The number of values is not rows times columns.");
        }

        // What is not a number is in no range.
        var wrong = Values.AsSpan().IndexOfAnyExceptInRange(0, double.MaxValue);
        if (wrong >= 0)
        {
            throw new ArgumentException($"The value of {Rows[wrong / Columns.Length]}, {Columns[wrong % Columns.Length]} is negative or not finite.");
        }
    }

    /// <summary>The names of the rows, in the order of the values.</summary>
    public ImmutableArray<string> Rows { get; }

    /// <summary>The names of the columns, in the order of the values.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The values, row by row.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The value of a cell.</summary>
    /// <param name="row">The position of the row.</param>
    /// <param name="column">The position of the column.</param>
    public double this[int row, int column] => Values[(row * Columns.Length) + column];

    /// <summary>The sum of each row.</summary>
    public ImmutableArray<double> RowTotals() => [.. Rows.Select((_, i) => Sums.Of(Values.AsSpan(i * Columns.Length, Columns.Length)))];

    /// <summary>The sum of each column.</summary>
    public ImmutableArray<double> ColumnTotals()
    {
        var totals = new double[Columns.Length];
        for (var i = 0; i < Rows.Length; i++)
        {
            Sums.AddScaled(totals, Values.AsSpan(i * Columns.Length, Columns.Length), 1);
        }

        return [.. totals];
    }
}
