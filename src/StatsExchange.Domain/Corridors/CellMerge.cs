// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>Puts the figures of two sides beside each other, by key.</summary>
internal ref struct CellMerge
{
    private const int None = -1;

    // Where so many keys in a row were equal, the next ones are looked for all at once.
    private const int LongRun = 16;

    private readonly ReadOnlySpan<ulong> _originKeys;
    private readonly ReadOnlySpan<ulong> _destinationKeys;
    private readonly ReadOnlySpan<double> _originValues;
    private readonly ReadOnlySpan<double> _destinationValues;
    private readonly CellColumns _cells;
    private int _origin;
    private int _destination;
    private int _count;

    private CellMerge(ISideFigures? origin, ISideFigures? destination)
    {
        _originKeys = origin is null ? [] : origin.Keys;
        _originValues = origin is null ? [] : origin.Values;
        _destinationKeys = destination is null ? [] : destination.Keys;
        _destinationValues = destination is null ? [] : destination.Values;
        _cells = new CellColumns(_originKeys.Length + _destinationKeys.Length - Common());
    }

    /// <summary>Every key of either side, in ascending order.</summary>
    public static MirrorCells Merge(string period, ISideFigures? origin, ISideFigures? destination) =>
        new(period, origin, destination, Columns(origin, destination), []);

    /// <summary>The same as columns.</summary>
    public static CellColumns Columns(ISideFigures? origin, ISideFigures? destination)
    {
        var merge = new CellMerge(origin, destination);
        merge.Run();
        return merge._cells;
    }

    private readonly int Common()
    {
        int origin = 0, destination = 0, common = 0;
        while (origin < _originKeys.Length && destination < _destinationKeys.Length)
        {
            var run = _originKeys[origin] == _destinationKeys[destination]
                ? _originKeys[origin..].CommonPrefixLength(_destinationKeys[destination..])
                : 0;
            common += run;
            origin += run;
            destination += run;
            if (origin < _originKeys.Length && destination < _destinationKeys.Length)
            {
                var isBehind = _originKeys[origin] < _destinationKeys[destination];
                origin += isBehind ? 1 : 0;
                destination += isBehind ? 0 : 1;
            }
        }

        return common;
    }

    private void Run()
    {
        var run = 0;
        while (_origin < _originKeys.Length && _destination < _destinationKeys.Length)
        {
            var (left, right) = (_originKeys[_origin], _destinationKeys[_destination]);
            if (left != right)
            {
                run = 0;
                Take(left < right, left > right);
            }
            else if (run++ < LongRun)
            {
                Take(true, true);
            }
            else
            {
                TakeRun(_originKeys[_origin..].CommonPrefixLength(_destinationKeys[_destination..]));
                run = 0;
            }
        }

        while (_origin < _originKeys.Length)
        {
            Take(true, false);
        }

        while (_destination < _destinationKeys.Length)
        {
            Take(false, true);
        }
    }

    private void Take(bool ofOrigin, bool ofDestination)
    {
        _cells.Origin[_count] = ofOrigin ? _originValues[_origin] : double.NaN;
        _cells.OriginAt[_count] = ofOrigin ? _origin++ : None;
        _cells.Destination[_count] = ofDestination ? _destinationValues[_destination] : double.NaN;
        _cells.DestinationAt[_count] = ofDestination ? _destination++ : None;
        _count++;
    }

    private void TakeRun(int length)
    {
        _originValues.Slice(_origin, length).CopyTo(_cells.Origin.AsSpan(_count));
        _destinationValues.Slice(_destination, length).CopyTo(_cells.Destination.AsSpan(_count));
        Number(_cells.OriginAt.AsSpan(_count, length), _origin);
        Number(_cells.DestinationAt.AsSpan(_count, length), _destination);
        _origin += length;
        _destination += length;
        _count += length;
    }

    private static void Number(Span<int> positions, int first)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = unchecked(first + i);
        }
    }
}
