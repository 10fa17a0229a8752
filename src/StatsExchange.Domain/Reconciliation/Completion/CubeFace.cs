// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>One margin of a cube, and the steps along the cube's values that lead from a cell to its total.</summary>
internal sealed class CubeFace
{
    private readonly LabelledMatrix _totals;
    private readonly CubeMargin _margin;
    private readonly double[] _sums;
    private readonly double[] _factors;
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
        _factors = new double[totals.Values.Length];
    }

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

    /// <summary>Scales all values to this margin, and says by how much the factor that changed most did.</summary>
    public double Fit(double[] values)
    {
        Add(values);
        double change = 0;
        for (var t = 0; t < _sums.Length; t++)
        {
            var total = _totals.Values[t];
            _factors[t] = total == 0 ? 0 : total / _sums[t];
            if (total > 0 && !(_sums[t] > 0))
            {
                throw Margins.Fault(
                    ReconciliationError.MarginOutOfReach, Name(t), $"The total of {Name(t)} cannot be met: all its cells are structural zeros or lie where another total is 0.");
            }

            change = Math.Max(change, _sums[t] == total ? 0 : Math.Abs(_factors[t] - 1));
        }

        for (var row = 0; row < values.Length / _third; row++)
        {
            var cells = values.AsSpan(row * _third, _third);
            for (var k = 0; k < cells.Length; k++)
            {
                cells[k] *= _factors[Total(row, k)];
            }
        }

        return change;
    }

    public (double Miss, string Name) LargestMiss(double[] values)
    {
        Add(values);
        return _sums.Select((sum, t) => (sum == _totals.Values[t] ? 0 : Math.Abs(sum - _totals.Values[t]) / _totals.Values[t], Name(t))).MaxBy(m => m.Item1);
    }

    private void Add(double[] values)
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
    }

    private int Total(int row, int third) => _margin switch
    {
        CubeMargin.FirstSecond => row,
        CubeMargin.FirstThird => (row / _second * _third) + third,
        _ => (row % _second * _third) + third,
    };

    private string Name(int total) => $"{_totals.Rows[total / _totals.Columns.Length]}, {_totals.Columns[total % _totals.Columns.Length]}";
}
