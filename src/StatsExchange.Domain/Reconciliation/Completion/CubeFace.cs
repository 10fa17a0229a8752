// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>One margin of a cube, and the steps along the cube's values that lead from a cell to its total.</summary>
internal sealed class CubeFace
{
    private const double LargestFactor = 1e290;

    private readonly LabelledMatrix _totals;
    private readonly CubeMargin _margin;
    private readonly double[] _sums;
    private readonly double[] _factors;
    private readonly double[] _changes;
    private readonly int _second;
    private readonly int _third;

    public CubeFace(LabelledCube cube, CubeMargin margin, LabelledMatrix totals)
    {
        var (rows, columns) = margin switch
        {
            CubeMargin.FirstSecond => (cube.First, cube.Second),
            CubeMargin.FirstThird => (cube.First, cube.Third),
            _ => (cube.Second, cube.Third),
        };
        if (!totals.Rows.SequenceEqual(rows) || !totals.Columns.SequenceEqual(columns))
        {
            throw new ArgumentException($"The margin {margin} is not in the names and order of the cube.");
        }

        (_margin, _totals, _second, _third) = (margin, totals, cube.Second.Length, cube.Third.Length);
        _sums = new double[totals.Values.Length];
        _factors = [.. totals.Values.Select(total => total == 0 ? 0.0 : 1)];
        _changes = new double[totals.Values.Length];
    }

    public ImmutableArray<double> Totals => _totals.Values;

    /// <summary>Two margins share one dimension; along it their totals must agree.</summary>
    public void CheckAgainst(CubeFace other, double tolerance)
    {
        var (mine, others, names) = (_margin, other._margin) switch
        {
            (CubeMargin.FirstSecond, CubeMargin.FirstThird) => (_totals.RowTotals(), other._totals.RowTotals(), _totals.Rows),
            (CubeMargin.FirstSecond, _) => (_totals.ColumnTotals(), other._totals.RowTotals(), _totals.Columns),
            _ => (_totals.ColumnTotals(), other._totals.ColumnTotals(), _totals.Columns),
        };
        for (var i = 0; i < names.Length; i++)
        {
            if (!Margins.Agree(mine[i], others[i], tolerance))
            {
                throw Margins.Fault(
                    ReconciliationError.MarginsDisagree, names[i], $"The margins {_margin} and {other._margin} disagree about the total of {names[i]}.");
            }
        }
    }

    /// <summary>A total above 0 needs a cell that can be above 0.</summary>
    /// <param name="values">The cube, 0 where no cube with these margins has anything else.</param>
    public void CheckReach(double[] values)
    {
        Add(values);
        for (var t = 0; t < _sums.Length; t++)
        {
            if (Totals[t] > 0 && !(_sums[t] > 0))
            {
                throw Margins.Fault(
                    ReconciliationError.MarginOutOfReach, Name(t), $"The total of {Name(t)} cannot be met: all its cells are structural zeros or lie where another total is 0.");
            }
        }
    }

    /// <summary>Brings the sums of all values to this margin.</summary>
    /// <returns>False where a factor would leave the range of a double; nothing is changed then.</returns>
    public bool Fit(double[] values)
    {
        Add(values);
        for (var t = 0; t < _sums.Length; t++)
        {
            _changes[t] = Totals[t] == 0 ? 0 : Totals[t] / _sums[t];
        }

        return Take(_changes, values);
    }

    /// <summary>Multiplies factors, and values by them.</summary>
    /// <returns>False where a factor would leave the range of a double; nothing is changed then.</returns>
    public bool Take(ReadOnlySpan<double> changes, double[] values)
    {
        for (var t = 0; t < _factors.Length; t++)
        {
            if (_factors[t] > 0 && !(_factors[t] * changes[t] is > 1 / LargestFactor and < LargestFactor))
            {
                return false;
            }
        }

        for (var t = 0; t < _factors.Length; t++)
        {
            _factors[t] *= changes[t];
        }

        Multiply(values, changes);
        return true;
    }

    /// <summary>Multiplies values by all that this margin has multiplied them by so far.</summary>
    public void Apply(double[] values) => Multiply(values, _factors);

    /// <summary>The sum of the values for each total; of this face's memory, until it adds up again.</summary>
    public ReadOnlySpan<double> Add(double[] values)
    {
        Array.Clear(_sums);
        for (var row = 0; row < values.Length / _third; row++)
        {
            var cells = values.AsSpan(row * _third, _third);
            if (_margin == CubeMargin.FirstSecond)
            {
                _sums[row] = Sums.Of(cells);
            }
            else
            {
                Sums.AddScaled(_sums.AsSpan(Total(row, 0), _third), cells, 1);
            }
        }

        return _sums;
    }

    public double LargestMiss(double[] values) => Misses(values).Max(miss => miss.Miss);

    /// <summary>Each total, and how far its sum is from it, relative to it.</summary>
    public IEnumerable<(string Name, double Miss)> Misses(double[] values)
    {
        Add(values);
        return _sums.Select((sum, t) => (Name(t), sum == Totals[t] ? 0 : Math.Abs(sum - Totals[t]) / Totals[t]));
    }

    private void Multiply(double[] values, ReadOnlySpan<double> factors)
    {
        for (var row = 0; row < values.Length / _third; row++)
        {
            var cells = values.AsSpan(row * _third, _third);
            for (var k = 0; k < cells.Length; k++)
            {
                cells[k] *= factors[Total(row, k)];
            }
        }
    }

    private int Total(int row, int third) => _margin switch
    {
        CubeMargin.FirstSecond => row,
        CubeMargin.FirstThird => (row / _second * _third) + third,
        _ => (row % _second * _third) + third,
    };

    private string Name(int total) => $"{_totals.Rows[total / _totals.Columns.Length]}, {_totals.Columns[total % _totals.Columns.Length]}";
}
