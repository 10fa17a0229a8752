// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Newton's method for the factors of a fitted table, for tables where fitting rows and columns in turn is slow: parts that exchange little. The
/// logarithms of the row factors minimise a convex function; its second derivatives are a graph's Laplacian, eliminated without a subtraction
/// (Grassmann, Taksar, Heyman 1985), so that weak ties keep their digits beside strong ones. Sums are held to 32 digits: what a
/// small cell must be is the difference of large totals. Steps are damped (Nesterov 1994), so that none overshoots.
/// </summary>
internal sealed class NewtonSteps
{
    private readonly int _rows;
    private readonly int _columns;
    private readonly double[] _seed;
    private readonly ImmutableArray<Extended?> _rowTotals;
    private readonly ImmutableArray<Extended?> _columnTotals;
    private readonly Extended[] _rowFactors;
    private readonly Extended[] _columnFactors;
    private readonly double[] _values;
    private readonly double[] _steps;

    /// <param name="seed">The auxiliary values, row by row, 0 where no table with these totals has anything else.</param>
    /// <param name="rowTotals">The total of each row; null where it binds nothing.</param>
    /// <param name="columnTotals">The total of each column; null where it binds nothing.</param>
    /// <param name="rowFactors">Where to start.</param>
    public NewtonSteps(
        ReadOnlySpan<double> seed, ImmutableArray<Extended?> rowTotals, ImmutableArray<Extended?> columnTotals, IEnumerable<double> rowFactors)
    {
        (_rows, _columns, _rowTotals, _columnTotals) = (rowTotals.Length, columnTotals.Length, rowTotals, columnTotals);
        _seed = seed.ToArray();
        _rowFactors = [.. rowFactors.Select((f, i) => (Extended)(IsZero(rowTotals[i]) ? 0 : rowTotals[i] is null || !(f > 0 && double.IsFinite(f)) ? 1 : f))];
        _columnFactors = new Extended[_columns];
        (_values, _steps) = (new double[_seed.Length], new double[_rows]);
    }

    /// <summary>The factor of each row.</summary>
    public IEnumerable<double> RowFactors => _rowFactors.Select(f => f.High);

    /// <summary>The factor of each column.</summary>
    public IEnumerable<double> ColumnFactors => _columnFactors.Select(f => f.High);

    /// <summary>Fits the columns and finds the next step.</summary>
    /// <returns>By how much, relative to it, any value can still change; not a number where a factor leaves the range of a double.</returns>
    public double Next()
    {
        FitColumns();
        var misses = Misses();
        Eliminate(misses);
        double most = 0;
        for (var i = 0; i < _rows; i++)
        {
            most = double.IsNaN(_steps[i]) ? double.NaN : Math.Max(most, Math.Abs(_steps[i]));
        }

        // A value changes by the step of its row and a mean of the steps of its column's rows.
        return 2 * most;
    }

    /// <summary>Takes the step, shorter the farther it would lead.</summary>
    public void Take(double change)
    {
        for (var i = 0; i < _rows; i++)
        {
            // The exponential of the step to its fourth power, by operations that every processor rounds alike.
            var step = _steps[i] / (1 + change);
            var even = 12 + (step * step);
            _rowFactors[i] = _rowFactors[i].Times((even + (6 * step)) / (even - (6 * step)));
        }

        FitColumns();
    }

    private static bool IsZero(Extended? total) => total is { High: 0 };

    private void FitColumns()
    {
        Array.Fill(_columnFactors, (Extended)0);
        for (var i = 0; i < _rows; i++)
        {
            for (var j = 0; j < _columns; j++)
            {
                if (_seed[(i * _columns) + j] is > 0 and var seed)
                {
                    _columnFactors[j] += _rowFactors[i].Times(seed);
                }
            }
        }

        for (var j = 0; j < _columns; j++)
        {
            _columnFactors[j] = _columnTotals[j] is { } total ? IsZero(total) ? 0 : total / _columnFactors[j] : 1;
        }
    }

    private Extended[] Misses()
    {
        var misses = new Extended[_rows + 1];
        for (var i = 0; i < _rows; i++)
        {
            Extended sum = 0;
            for (var j = 0; j < _columns; j++)
            {
                var cell = (i * _columns) + j;
                var value = _seed[cell] > 0 ? _rowFactors[i].Times(_seed[cell]) * _columnFactors[j] : 0;
                _values[cell] = value.High;
                sum += value;
            }

            misses[i] = _rowTotals[i] is { } total ? total - sum : 0;
        }

        return misses;
    }

    /// <summary>Solves for the steps. The last node is what totals that bind nothing take from and give to; it, or the last row of a part that is bound throughout, stays.</summary>
    private void Eliminate(Extended[] misses)
    {
        var size = _rows + 1;
        var weights = Weights(size);
        var given = new double[size];
        for (var i = 0; i < _rows; i++)
        {
            var rest = weights.AsSpan((i * size) + i + 1, _rows - i);
            given[i] = Sums.Of(rest);
            for (var k = i + 1; k < size && given[i] > 0; k++)
            {
                var share = weights[(i * size) + k] / given[i];
                if (share > 0)
                {
                    Sums.AddScaled(weights.AsSpan((k * size) + i + 1, _rows - i), rest, share);
                    misses[k] += misses[i].Times(share);
                }
            }
        }

        for (var i = _rows - 1; i >= 0; i--)
        {
            _steps[i] = given[i] > 0
                ? (misses[i].High + Sums.OfProducts(weights.AsSpan((i * size) + i + 1, _rows - 1 - i), _steps.AsSpan(i + 1))) / given[i]
                : 0;
        }
    }

    // How strongly two rows are tied by the columns that both reach. Their own place on the diagonal is never read.
    private double[] Weights(int size)
    {
        var weights = new double[size * size];
        var column = new double[size];
        for (var j = 0; j < _columns; j++)
        {
            Array.Clear(column);
            for (var i = 0; i < _rows; i++)
            {
                column[_rowTotals[i] is null ? _rows : i] += _values[(i * _columns) + j];
            }

            for (var i = 0; i < _rows; i++)
            {
                if (column[i] > 0 && _columnTotals[j] is { } total)
                {
                    Sums.AddScaled(weights.AsSpan(i * size, size), column, column[i] / total.High);
                }
                else
                {
                    weights[(i * size) + _rows] += column[i];
                }
            }
        }

        return weights;
    }
}
