// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Linearizability;

/// <summary>
/// Calls and returns in the order of time, linked, so that an operation can be taken out when it takes effect and put back in when that
/// turns out to lead nowhere.
/// </summary>
internal sealed class OpenEvents
{
    /// <summary>The place before the first event, and after the last.</summary>
    public const int End = 0;

    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int[] _call;
    private readonly int[] _return;
    private readonly int[] _operation;

    /// <param name="spans">Call and return of each operation; a return of <see cref="long.MaxValue"/> never comes.</param>
    public OpenEvents(IReadOnlyList<(long Call, long Return)> spans)
    {
        // At the same tick a call goes first: the operations may have overlapped.
        var events = spans.SelectMany((span, operation) => new[] { (Time: span.Call, Order: 0, operation), (Time: span.Return, Order: 1, operation) })
            .Where(one => one.Time != long.MaxValue)
            .OrderBy(one => one.Time).ThenBy(one => one.Order).ToList();
        _next = new int[events.Count + 1];
        _previous = new int[events.Count + 1];
        _operation = new int[events.Count + 1];
        _call = new int[spans.Count];
        _return = new int[spans.Count];
        for (var i = 0; i <= events.Count; i++)
        {
            _next[i] = i == events.Count ? End : i + 1;
            _previous[i] = i == 0 ? events.Count : i - 1;
        }

        for (var i = 1; i <= events.Count; i++)
        {
            _operation[i] = events[i - 1].operation;
            (events[i - 1].Order == 0 ? _call : _return)[_operation[i]] = i;
        }
    }

    public int First => _next[End];

    public int After(int place) => _next[place];

    public int OperationAt(int place) => _operation[place];

    public bool IsCall(int place) => _call[_operation[place]] == place;

    public int CallOf(int operation) => _call[operation];

    public void TakeOut(int operation)
    {
        Unlink(_call[operation]);
        if (_return[operation] != End)
        {
            Unlink(_return[operation]);
        }
    }

    /// <summary>The last one taken out goes back first.</summary>
    public void PutBack(int operation)
    {
        if (_return[operation] != End)
        {
            Link(_return[operation]);
        }

        Link(_call[operation]);
    }

    private void Unlink(int place)
    {
        _next[_previous[place]] = _next[place];
        _previous[_next[place]] = _previous[place];
    }

    private void Link(int place)
    {
        _next[_previous[place]] = place;
        _previous[_next[place]] = place;
    }
}
