// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>A largest flow from senders to receivers over the cells that may be above 0.</summary>
internal sealed class TransportFlow
{
    private const int NotReached = int.MinValue;
    private const int Start = -1;
    private const double Rounding = 1e-12;

    private readonly int _senders;
    private readonly int _receivers;
    private readonly bool[] _open;
    private readonly double[] _flow;
    private readonly double[] _supply;
    private readonly double[] _room;
    private readonly double _nothing;
    private readonly int[] _fromSender;
    private readonly int[] _fromReceiver;

    /// <summary>Sends what is asked. A sender without a total need not send; a receiver without one takes anything.</summary>
    public TransportFlow(
        int senders, int receivers, Func<int, int, bool> isOpen, IReadOnlyList<double?> supply, IReadOnlyList<double?> room, double tolerance)
    {
        (_senders, _receivers) = (senders, receivers);
        _open = [.. Enumerable.Range(0, senders * receivers).Select(c => isOpen(c / receivers, c % receivers))];
        _flow = new double[_open.Length];
        _supply = [.. supply.Select(s => s ?? 0)];
        _room = [.. room.Select(r => r ?? double.PositiveInfinity)];
        _nothing = Math.Max(tolerance, Rounding) * supply.Max(s => s ?? 0) / (senders + receivers);
        (_fromSender, _fromReceiver) = (new int[senders], new int[receivers]);
        IsBoundThroughout = supply.All(s => s is not null) && room.All(r => r is not null);
        while (Search(_supply.Select(s => s > _nothing)) is { } receiver)
        {
            Send(receiver);
        }

        Cut = _supply.Any(s => s > _nothing)
            ? ([.. Reached(_fromSender)], [.. Reached(_fromReceiver)])
            : null;
    }

    /// <summary>Whether all totals are known.</summary>
    public bool IsBoundThroughout { get; }

    /// <summary>Where not all is sent: the senders that are stuck, and the receivers that they fill; null where all is sent.</summary>
    public (bool[] Senders, bool[] Receivers)? Cut { get; }

    /// <summary>The senders whose cell to a receiver may be above 0: those that what comes to it could be shifted back to.</summary>
    public bool[] RowsBehind(int receiver)
    {
        Search(Enumerable.Range(0, _senders).Select(i => _flow[(i * _receivers) + receiver] > _nothing), toTheEnd: true);
        return [.. Reached(_fromSender)];
    }

    private static IEnumerable<bool> Reached(int[] from) => from.Select(f => f != NotReached);

    /// <summary>Looks, from some senders, for a receiver with room: along open cells, and back along flow that can be taken away.</summary>
    private int? Search(IEnumerable<bool> starts, bool toTheEnd = false)
    {
        Array.Fill(_fromSender, NotReached);
        Array.Fill(_fromReceiver, NotReached);
        var waiting = new Queue<int>();
        foreach (var (i, isStart) in starts.Index())
        {
            if (isStart)
            {
                _fromSender[i] = Start;
                waiting.Enqueue(i);
            }
        }

        while (waiting.TryDequeue(out var sender))
        {
            for (var j = 0; j < _receivers; j++)
            {
                if (!_open[(sender * _receivers) + j] || _fromReceiver[j] != NotReached)
                {
                    continue;
                }

                _fromReceiver[j] = sender;
                if (_room[j] > _nothing && !toTheEnd)
                {
                    return j;
                }

                for (var i = 0; i < _senders; i++)
                {
                    if (_fromSender[i] == NotReached && _flow[(i * _receivers) + j] > _nothing)
                    {
                        _fromSender[i] = j;
                        waiting.Enqueue(i);
                    }
                }
            }
        }

        return null;
    }

    private void Send(int receiver)
    {
        var amount = _room[receiver];
        foreach (var (sender, back) in Path(receiver))
        {
            amount = Math.Min(amount, back == Start ? _supply[sender] : _flow[(sender * _receivers) + back]);
        }

        var to = receiver;
        foreach (var (sender, back) in Path(receiver))
        {
            _flow[(sender * _receivers) + to] += amount;
            if (back == Start)
            {
                _supply[sender] -= amount;
            }
            else
            {
                _flow[(sender * _receivers) + back] -= amount;
                to = back;
            }
        }

        _room[receiver] -= amount;
    }

    private IEnumerable<(int Sender, int Back)> Path(int receiver)
    {
        for (var to = receiver; ;)
        {
            var sender = _fromReceiver[to];
            to = _fromSender[sender];
            yield return (sender, to);
            if (to == Start)
            {
                yield break;
            }
        }
    }
}
