// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;

namespace StatsExchange.Faults.Checking.Linearizability;

/// <summary>One search for an order.</summary>
internal sealed class Search
{
    private readonly Operation[] _operations;
    private readonly int _budget;
    private readonly CountryModel _model;
    private readonly Foreknowledge _known;
    private readonly OpenEvents _events;
    private readonly ulong[] _done;
    private readonly HashSet<Configuration> _tried = [];
    private readonly Stack<(int Operation, CountryStatus Before, bool Changes)> _taken = [];

    public Search(Operation[] operations, int budget)
    {
        _operations = operations;
        _budget = budget;
        _model = new CountryModel(operations);
        _known = new Foreknowledge(operations, _model);
        _events = new OpenEvents([.. operations.Select(operation => (operation.Invoked, operation.Returned))]);
        _done = new ulong[(operations.Length + 63) / 64];
    }

    public Verdict Run()
    {
        var status = _model.Start;
        var answered = _operations.Count(operation => !operation.IsUnknown);
        var place = _events.First;
        while (answered > 0)
        {
            if (place != OpenEvents.End && _events.IsCall(place))
            {
                var operation = _events.OperationAt(place);
                if (Next(status, operation) is { } after)
                {
                    if (_tried.Count > _budget)
                    {
                        return Verdict.Undecided;
                    }

                    _taken.Push((operation, status, after != status));
                    _events.TakeOut(operation);
                    answered -= _operations[operation].IsUnknown ? 0 : 1;
                    status = after;
                    place = _events.First;
                    continue;
                }

                place = _events.After(place);
                continue;
            }

            // An operation returned before all that is left is called, and has not taken effect: the last choice was wrong. What
            // changes nothing was no choice: wherever it fits, it fits at once.
            (int Operation, CountryStatus Before, bool Changes) last;
            do
            {
                if (!_taken.TryPop(out last))
                {
                    return Verdict.Violated;
                }

                Mark(last.Operation);
                _events.PutBack(last.Operation);
                answered += _operations[last.Operation].IsUnknown ? 0 : 1;
                status = last.Before;
            }
            while (!last.Changes);

            place = _events.After(_events.CallOf(last.Operation));
        }

        return Verdict.Linearizable;
    }

    private CountryStatus? Next(CountryStatus status, int operation)
    {
        if (_model.Apply(status, _operations[operation]) is not { } after || (after != status && !_known.Allows(_operations[operation], after.Revision, _done)))
        {
            return null;
        }

        Mark(operation);
        if (_tried.Add(new Configuration((ulong[])_done.Clone(), after)))
        {
            return after;
        }

        Mark(operation);
        return null;
    }

    // Once more takes it back.
    private void Mark(int operation) => _done[operation / 64] ^= 1UL << (operation % 64);
}
