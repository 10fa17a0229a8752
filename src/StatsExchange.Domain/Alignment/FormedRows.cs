// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Domain.Alignment;

/// <summary>
/// What one side has sent, followed by what was added up from it: columns of codes, values, and of sums their parts, which are earlier rows.
/// </summary>
internal sealed class FormedRows
{
    private readonly SentFigures _sent;
    private readonly GrowingColumn<int>[] _ranks;
    private readonly GrowingColumn<double> _values;
    private readonly GrowingColumn<MirrorStatus> _derivedStatus = new(0);
    private readonly GrowingColumn<int> _dimensionsOfSums = new(0);
    private readonly GrowingColumn<int> _partStarts = new(0);
    private readonly GrowingColumn<int> _parts = new(0);

    /// <summary>Takes what was sent.</summary>
    /// <param name="sent">The figures; a row has the number of its position.</param>
    /// <param name="dimensions">The matched dimensions with the codes of both sides.</param>
    public FormedRows(SentFigures sent, ImmutableArray<AlignedDimension> dimensions)
    {
        _sent = sent;
        Dimensions = dimensions;
        SentCount = sent.Keys.Length;
        _values = new GrowingColumn<double>(SentCount);
        sent.Values.CopyTo(_values.AddRoom(SentCount));
        _ranks = [.. dimensions.Select((dimension, at) => Ranks(at, dimension))];
    }

    public ImmutableArray<AlignedDimension> Dimensions { get; }

    /// <summary>How many rows the side has sent; sums come after them.</summary>
    public int SentCount { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _values.Count;

    /// <summary>The values; NaN where a row has none.</summary>
    public ReadOnlySpan<double> Values => _values.Items;

    /// <summary>Per row the number of its code in a dimension with more than one code.</summary>
    public ReadOnlySpan<int> RanksOf(int dimension) => _ranks[dimension].Items;

    /// <summary>The number of a row's code in a dimension.</summary>
    public int RankAt(int dimension, int row) => IsSingle(dimension) ? 0 : _ranks[dimension].Items[row];

    /// <summary>The same, to be kept until rows are added.</summary>
    public ReadOnlyMemory<int> RankMemoryOf(int dimension) => _ranks[dimension].Memory;

    /// <summary>The parts of a sum; none of what was sent.</summary>
    public ReadOnlySpan<int> PartsOf(int row)
    {
        if (row < SentCount)
        {
            return [];
        }

        var start = _partStarts.Items[row - SentCount];
        var end = row + 1 < Count ? _partStarts.Items[row - SentCount + 1] : _parts.Count;
        return _parts.Items[start..end];
    }

    /// <summary>The dimension along which a sum was added up.</summary>
    public int DimensionOf(int sum) => _dimensionsOfSums.Items[sum - SentCount];

    /// <summary>What a row holds.</summary>
    public MirrorFigure FigureAt(int row)
    {
        if (row < SentCount)
        {
            return _sent.FigureAt(row);
        }

        // The same class under another code is what the office sent.
        if (PartsOf(row) is [var only])
        {
            return FigureAt(only);
        }

        return _derivedStatus.Items[row - SentCount] switch
        {
            MirrorStatus.Reported => new MirrorFigure(Values[row], MirrorStatus.Reported, 0) { IsDerived = true, Parts = SentPartsOf(row) },
            var status => new MirrorFigure(null, status, 0) { IsDerived = true },
        };
    }

    // Sums are made of sums; what carries a minimum stay and a sheet is what was sent.
    private ImmutableArray<int> SentPartsOf(int row)
    {
        var parts = ImmutableArray.CreateBuilder<int>();
        var open = new Stack<int>([row]);
        while (open.TryPop(out var next))
        {
            if (next < SentCount)
            {
                parts.Add(_sent.FigureAt(next).Row);
                continue;
            }

            foreach (var part in PartsOf(next))
            {
                open.Push(part);
            }
        }

        return parts.ToImmutable();
    }

    /// <summary>Adds the sum of rows that stand beside each other in one dimension.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="rank">The number of the sum's code in it.</param>
    /// <param name="parts">The rows, at least one; in all other dimensions they have the same codes. What adds up to no finite number is not added.</param>
    public void AddSum(int dimension, int rank, ReadOnlySpan<int> parts)
    {
        var sum = Sum(parts);
        if (double.IsInfinity(sum))
        {
            return;
        }

        var status = MirrorStatus.Reported;
        _partStarts.Add(_parts.Count);
        _dimensionsOfSums.Add(dimension);
        foreach (var part in parts)
        {
            status = double.IsNaN(Values[part]) ? Worse(status, FigureAt(part).Status) : status;
            _parts.Add(part);
        }

        var like = parts[0];
        for (var i = 0; i < _ranks.Length; i++)
        {
            if (!IsSingle(i))
            {
                _ranks[i].Add(i == dimension ? rank : _ranks[i].Items[like]);
            }
        }

        _derivedStatus.Add(status);
        _values.Add(sum);
    }

    private double Sum(ReadOnlySpan<int> parts)
    {
        var sum = 0.0;
        foreach (var part in parts)
        {
            sum += Values[part];
        }

        return sum;
    }

    // What is withheld must not be told apart from what is unclear beside it.
    private static MirrorStatus Worse(MirrorStatus left, MirrorStatus right) =>
        left == MirrorStatus.Suppressed || right == MirrorStatus.Suppressed ? MirrorStatus.Suppressed
        : left == MirrorStatus.Ambiguous || right == MirrorStatus.Ambiguous ? MirrorStatus.Ambiguous
        : right;

    // Most dimensions of a corridor have one code, and need no column.
    private bool IsSingle(int dimension) => Dimensions[dimension].Classes.Codes.Length == 1;

    private GrowingColumn<int> Ranks(int at, AlignedDimension dimension)
    {
        if (IsSingle(at))
        {
            return new GrowingColumn<int>(0);
        }

        var column = new GrowingColumn<int>(SentCount);
        _sent.RanksInto(at, dimension.Classes.RankOf, column.AddRoom(SentCount));
        return column;
    }
}
