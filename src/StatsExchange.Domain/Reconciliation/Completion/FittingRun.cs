// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>One fit of a table: rows and columns in turn, and by Newton's method where that is slow.</summary>
internal sealed class FittingRun
{
    private const int MostSteps = 500;
    private const double FastMixing = 0.9;
    private const double RoundingOnly = 1e-14;

    private readonly ImmutableArray<double> _seed;
    private readonly ImmutableArray<Extended?> _exactRows;
    private readonly ImmutableArray<Extended?> _exactColumns;
    private readonly double?[] _rowTotals;
    private readonly double?[] _columnTotals;
    private readonly FittingOptions _options;
    private double[] _rowFactors;
    private double[] _columnFactors;
    private int _iterations;

    public FittingRun(
        ImmutableArray<double> seed, IEnumerable<Extended?> rowTotals, IEnumerable<Extended?> columnTotals, FittingOptions options)
    {
        (_seed, _exactRows, _exactColumns, _options) = (seed, [.. rowTotals], [.. columnTotals], options);
        _rowTotals = [.. _exactRows.Select(t => t?.High)];
        _columnTotals = [.. _exactColumns.Select(t => t?.High)];
        (_rowFactors, _columnFactors) = (new double[_rowTotals.Length], new double[_columnTotals.Length]);
        Array.Fill(_rowFactors, 1);
        Array.Fill(_columnFactors, 1);
    }

    /// <summary>Fits rows and columns in turn, about as long as the steps of Newton's method would take.</summary>
    /// <returns>Whether every value is as exact as asked for.</returns>
    public bool Alternate()
    {
        var sums = new double[_columnFactors.Length];
        var test = new ConvergenceTest(_options.Tolerance);
        double? mixing = null;
        var patience = Math.Min(_options.MostIterations, 200 + (10 * Math.Min(_rowFactors.Length, _columnFactors.Length)));
        while (_iterations < patience)
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            _iterations++;
            var change = Iterate(sums);
            if (!double.IsFinite(change))
            {
                return false;
            }

            if (!test.IsOver(change) || Miss() > _options.Tolerance)
            {
                continue;
            }

            // Where all mixes well the changes left are bound by the last; elsewhere slow ones may hide behind fast ones, and the next step of Newton's method tells.
            mixing ??= MixingBound.Of(_seed.AsSpan(), _rowFactors, _columnFactors, _rowTotals);
            if (2 * change * mixing / (1 - mixing) <= _options.Tolerance)
            {
                return true;
            }

            if (mixing > FastMixing || change <= RoundingOnly)
            {
                return Steps(isTurned: false).Next() <= _options.Tolerance;
            }
        }

        return false;
    }

    /// <summary>Goes on by Newton's method.</summary>
    /// <returns>Whether every value is as exact as asked for.</returns>
    public bool TakeSteps()
    {
        // The system has one equation for each row, so that the shorter side is to be the rows.
        var isTurned = _rowFactors.Length > _columnFactors.Length;
        var steps = Steps(isTurned);
        var most = Math.Min(_options.MostIterations, _iterations + MostSteps);
        for (double change = double.PositiveInfinity; change > _options.Tolerance; _iterations++)
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            change = _iterations < most ? steps.Next() : double.NaN;
            if (!double.IsFinite(change))
            {
                return false;
            }

            steps.Take(change);
        }

        (_rowFactors, _columnFactors) = ([.. isTurned ? steps.ColumnFactors : steps.RowFactors], [.. isTurned ? steps.RowFactors : steps.ColumnFactors]);
        return _rowFactors.Concat(_columnFactors).All(double.IsFinite);
    }

    public FittedMatrix Result(LabelledMatrix auxiliary)
    {
        var values = new double[_seed.Length];
        var columns = _columnFactors.Length;
        for (var i = 0; i < _rowFactors.Length; i++)
        {
            Sums.Products(values.AsSpan(i * columns, columns), _seed.AsSpan(i * columns, columns), _columnFactors, _rowFactors[i]);
        }

        LabelledMatrix table = new(auxiliary.Rows, auxiliary.Columns, ImmutableCollectionsMarshal.AsImmutableArray(values));
        return new FittedMatrix(table, [.. _rowFactors], [.. _columnFactors], _iterations, Miss());
    }

    // A total that nothing adds up to, or a factor out of the range of a double, ends the run; what the totals reach tells why.
    private static double Factor(double? total, double sum) => total switch
    {
        null => 1,
        0 => 0,
        _ => sum > 0 ? total.Value / sum : double.NaN,
    };

    private static double Change(double before, double after) => before == after ? 0 : Math.Abs((after / before) - 1);

    private double Iterate(double[] sums)
    {
        Array.Clear(sums);
        double rowChange = 0, columnChange = 0;
        for (var i = 0; i < _rowFactors.Length; i++)
        {
            var row = _seed.AsSpan(i * sums.Length, sums.Length);
            var factor = Factor(_rowTotals[i], Sums.OfProducts(row, _columnFactors));
            rowChange = Math.Max(rowChange, Change(_rowFactors[i], factor));
            _rowFactors[i] = factor;
            Sums.AddScaled(sums, row, factor);
        }

        for (var j = 0; j < sums.Length; j++)
        {
            var factor = Factor(_columnTotals[j], sums[j]);
            columnChange = Math.Max(columnChange, Change(_columnFactors[j], factor));
            _columnFactors[j] = factor;
        }

        return rowChange + columnChange;
    }

    private double Miss()
    {
        double miss = 0;
        for (var i = 0; i < _rowFactors.Length; i++)
        {
            if (_rowTotals[i] is > 0 and var total)
            {
                var sum = _rowFactors[i] * Sums.OfProducts(_seed.AsSpan(i * _columnFactors.Length, _columnFactors.Length), _columnFactors);
                miss = Math.Max(miss, Math.Abs((sum / total) - 1));
            }
        }

        return miss;
    }

    private NewtonSteps Steps(bool isTurned)
    {
        int rows = _rowFactors.Length, columns = _columnFactors.Length;
        return isTurned
            ? new NewtonSteps([.. Enumerable.Range(0, _seed.Length).Select(c => _seed[(c % rows * columns) + (c / rows)])], _exactColumns, _exactRows, _columnFactors)
            : new NewtonSteps([.. _seed], _exactRows, _exactColumns, _rowFactors);
    }
}
