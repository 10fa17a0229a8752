// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace StatsExchange.Domain.Corridors;

/// <summary>
/// Room for the measures of a number of cells, one column per measure; NaN where a measure is not defined. To be filled again and again, so
/// that the columns stay in the processor's caches. The numbers are, bit by bit, those of <see cref="AsymmetryMeasures"/>.
/// </summary>
public sealed class MeasureColumns
{
    private readonly double[] _differences;
    private readonly double[] _coefficients;
    private readonly double[] _logRatios;

    /// <summary>Makes room.</summary>
    /// <param name="capacity">For so many cells, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public MeasureColumns(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Capacity = capacity;
        (_differences, _coefficients, _logRatios) = (new double[capacity], new double[capacity], new double[capacity]);
    }

    /// <summary>For how many cells there is room.</summary>
    public int Capacity { get; }

    /// <summary>D − O, in the unit of the figures.</summary>
    public ReadOnlySpan<double> Differences => _differences;

    /// <summary>(D − O) / ((D + O) / 2), in [−2, 2]; not defined where both are 0.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>ln(D / O), in log points; only where both are above 0.</summary>
    public ReadOnlySpan<double> LogRatios => _logRatios;

    /// <summary>The measures of one cell.</summary>
    public AsymmetryMeasures At(int position) => new(
        NumberOrNull(_differences[position]), NumberOrNull(_coefficients[position]), NumberOrNull(_coefficients[position] / 2), NumberOrNull(_logRatios[position]));

    internal void Set(ReadOnlySpan<double> origin, ReadOnlySpan<double> destination)
    {
        var i = 0;
        for (; i <= origin.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var (o, d) = (new Vector<double>(origin[i..]), new Vector<double>(destination[i..]));
            var sum = d + o;
            var difference = d - o;
            difference.CopyTo(_differences, i);
            var coefficient = difference / (sum * 0.5);
            Vector.ConditionalSelect(Vector.GreaterThan(sum, Vector<double>.Zero), coefficient, NotDefined).CopyTo(_coefficients, i);
            var areBothPositive = Vector.GreaterThan(o, Vector<double>.Zero) & Vector.GreaterThan(d, Vector<double>.Zero);
            Vector.ConditionalSelect(areBothPositive, Vector.Log(d / o), NotDefined).CopyTo(_logRatios, i);
        }

        for (; i < origin.Length; i++)
        {
            var measures = AsymmetryMeasures.Of(NumberOrNull(origin[i]), NumberOrNull(destination[i]));
            _differences[i] = measures.Difference ?? double.NaN;
            _coefficients[i] = measures.Coefficient ?? double.NaN;
            _logRatios[i] = measures.LogRatio ?? double.NaN;
        }
    }

    private static Vector<double> NotDefined => new(double.NaN);

    private static double? NumberOrNull(double value) => double.IsNaN(value) ? null : value;
}
