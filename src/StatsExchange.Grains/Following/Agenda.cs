// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Following;

/// <summary>What is to be looked at, each thing once, and when.</summary>
internal sealed class Agenda
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(IDuty Duty, string Thing), DateTimeOffset> _due = [];
    private TaskCompletionSource _added = NewSignal();

    /// <summary>Completes when something is added.</summary>
    public Task Added
    {
        get
        {
            lock (_gate)
            {
                return _added.Task;
            }
        }
    }

    /// <summary>When the first of them is due; null where there is none.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            lock (_gate)
            {
                return _due.Count == 0 ? null : _due.Values.Min();
            }
        }
    }

    /// <summary>Has a thing looked at, no later than it was to be already.</summary>
    public void Add(IDuty duty, string thing, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (!_due.TryGetValue((duty, thing), out var earlier) || at < earlier)
            {
                _due[(duty, thing)] = at;
            }

            // Also where it was to be looked at earlier: the clock may have been put forward since.
            _added.TrySetResult();
        }
    }

    /// <summary>Takes everything that is due.</summary>
    public IReadOnlyList<(IDuty Duty, string Thing)> Take(DateTimeOffset now)
    {
        lock (_gate)
        {
            List<(IDuty Duty, string Thing)> taken = [.. _due.Where(one => one.Value <= now).OrderBy(one => one.Value).Select(one => one.Key)];
            foreach (var one in taken)
            {
                _due.Remove(one);
            }

            _added = _added.Task.IsCompleted ? NewSignal() : _added;
            return taken;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
