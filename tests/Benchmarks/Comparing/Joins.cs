// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using StatsExchange.Benchmarks.Load;
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Benchmarks.Comparing;

/// <summary>Difference and log ratio of each pair of cells: by the hub's code, and by plainer means.</summary>
internal sealed class Joins
{
    private const int CellsAtATime = 1_000;
    private const double Tolerance = 1e-6;

    private readonly CorridorSlices _slices;
    private readonly string[] _dimensions;
    private readonly MeasureColumns _measures = new(CellsAtATime);
    private readonly double[] _differences;
    private readonly double[] _logRatios;
    private readonly double _expected;
    private readonly int _cells;

    public Joins(CorridorSlices slices, int cells)
    {
        _slices = slices;
        _cells = cells;
        _dimensions = ["REASON", "SEX", "AGE", "EDUCATION", "OCCUPATION"];
        _differences = new double[slices.Origin.Count];
        _logRatios = new double[slices.Origin.Count];
        _expected = Sum(slices.Destination.Values) - Sum(slices.Origin.Values);
    }

    /// <summary>Observations that both ends have sent.</summary>
    public int Observations => _slices.Origin.Count + _slices.Destination.Count;

    public Work Compare() => Measure(MirrorComparison.Compare(CorridorSlices.Pair, CorridorSlices.Corridor, _slices.Origin, _slices.Destination, MirrorOptions.None), _cells);

    public Work Align() =>
        Measure(CorridorAlignment.Compare(CorridorSlices.Pair, CorridorSlices.Corridor, _slices.Origin, _slices.Destination, MirrorOptions.None).Cells, Observations);

    /// <summary>Where it is known that the cells of both ends stand in the same order: arrays in, arrays out.</summary>
    public Work Dense()
    {
        var origin = _slices.Origin.Values;
        var destination = _slices.Destination.Values;
        var sum = Vector<double>.Zero;
        for (var i = 0; i <= origin.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var (o, d) = (new Vector<double>(origin[i..]), new Vector<double>(destination[i..]));
            (d - o).CopyTo(_differences, i);
            Vector.Log(d / o).CopyTo(_logRatios, i);
            sum += d - o;
        }

        return new Work(_cells, 0, IsExpected(Vector.Sum(sum)));
    }

    /// <summary>A dictionary of one end's cells by their five codes, asked for each of the other's.</summary>
    public Work Hash()
    {
        var byKey = new Dictionary<(int, int, int, int, int), double>(_slices.Origin.Count);
        Each(_slices.Origin, (key, value) => byKey.Add(key, value));
        var (sum, at) = (0.0, 0);
        Each(_slices.Destination, (key, value) =>
        {
            if (byKey.TryGetValue(key, out var origin))
            {
                _differences[at] = value - origin;
                _logRatios[at] = Math.Log(value / origin);
                sum += _differences[at++];
            }
        });
        return new Work(_cells, 0, at == _cells && IsExpected(sum));
    }

    /// <summary>The values of one end in rows of text, for a database.</summary>
    public IEnumerable<(string[] Key, double Value)> Rows(bool ofOrigin)
    {
        var slice = ofOrigin ? _slices.Origin : _slices.Destination;
        var columns = Columns(slice);
        for (var row = 0; row < slice.Count; row++)
        {
            yield return ([.. columns.Select(column => column[row])], slice.Values[row]);
        }
    }

    /// <summary>Judges what a database says.</summary>
    public Work Judge(long pairs, double differences) => new(_cells, 0, pairs == _cells && IsExpected(differences));

    private Work Measure(MirrorCells cells, int units)
    {
        var sum = 0.0;
        for (int start = 0, count; (count = cells.Measure(start, _measures)) > 0; start += count)
        {
            sum += Sum(_measures.Differences[..count]);
        }

        return new Work(units, 0, cells.Count == _cells && IsExpected(sum));
    }

    private bool IsExpected(double differences) => Math.Abs(differences - _expected) < Tolerance;

    private CodeColumn[] Columns(Slice slice) => [.. _dimensions.Select(id => slice.Columns[slice.Structure.SlicePositionOf(id)])];

    private void Each(Slice slice, Action<(int, int, int, int, int), double> take)
    {
        var columns = Columns(slice);
        var values = slice.Values;
        var (reason, sex, age, education, occupation) = (columns[0].Indices.ToArray(), columns[1].Indices.ToArray(), columns[2].Indices.ToArray(), columns[3].Indices.ToArray(), columns[4].Indices.ToArray());
        for (var row = 0; row < values.Length; row++)
        {
            take((reason[row], sex[row], age[row], education[row], occupation[row]), values[row]);
        }
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = Vector<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            sum += new Vector<double>(values[i..]);
        }

        var rest = 0.0;
        foreach (var value in values[i..])
        {
            rest += value;
        }

        return Vector.Sum(sum) + rest;
    }
}
