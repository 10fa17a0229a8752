// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;

namespace StatsExchange.Faults.Tests.Linearizability;

/// <summary>
/// Clients of a country that is right by construction: each operation takes effect at one moment between its call and its return. Some
/// are never answered, and some of these never take effect.
/// </summary>
internal sealed class SimulatedCountry(int seed)
{
    private const int Cells = 3;
    private readonly Random _random = new(seed);
    private readonly Dictionary<int, long> _cells = [];
    private readonly Dictionary<string, Answer.Recorded> _recorded = new(StringComparer.Ordinal);
    private readonly List<string> _sent = [];
    private long _revision;

    public IReadOnlyList<Operation> Run(int operations, int clients)
    {
        List<(Call Call, int Client, long Invoked, long Effect, long Returned, bool Lost, bool Never)> plan = [];
        var free = new long[clients];
        for (var i = 0; i < operations; i++)
        {
            var client = Enumerable.Range(0, clients).MinBy(one => free[one]);
            var invoked = free[client] + 1 + _random.Next(4);
            var effect = invoked + 1 + _random.Next(20);
            var returned = effect + 1 + _random.Next(20);
            var lost = _random.Next(12) == 0;
            plan.Add((Next(i), client, invoked, effect, returned, lost, lost && _random.Next(2) == 0));
            free[client] = returned;
        }

        var answers = new Answer?[operations];
        foreach (var at in Enumerable.Range(0, operations).OrderBy(i => plan[i].Effect).ThenBy(i => i))
        {
            answers[at] = plan[at].Never ? null : Do(plan[at].Call);
        }

        var end = 2 * (free.Max() + 1);
        return
        [
            .. plan.Select((step, i) => step.Lost
                ? new Operation(i, $"c{step.Client}", step.Call, step.Invoked * 2, Operation.Never, null)
                : new Operation(i, $"c{step.Client}", step.Call, step.Invoked * 2, (step.Returned * 2) + 1, answers[i])),
            .. _sent.Select((id, i) => new Operation(operations + i, "end", new Call.Find(id), end + (2 * i), end + (2 * i) + 1, Do(new Call.Find(id)))),
        ];
    }

    private Call Next(int number)
    {
        switch (_random.Next(10))
        {
            case < 3:
                return new Call.Read(0);
            case 3 when _sent.Count > 0:
                return new Call.Find(_sent[_random.Next(_sent.Count)]);
            default:
                _sent.Add($"r{number}");
                return new Call.Submit(_sent[^1], new Dictionary<int, long> { [_random.Next(Cells)] = number }, _random.Next(5) == 0 ? _random.Next(number + 1) : null, Invalid: false);
        }
    }

    private Answer Do(Call call)
    {
        switch (call)
        {
            case Call.Read:
                return new Answer.State(_revision, new Dictionary<int, long>(_cells));
            case Call.Find find:
                return _recorded.TryGetValue(find.RequestId, out var found) ? found with { Revision = _revision } : new Answer.Absent();
            default:
                var submit = (Call.Submit)call;
                if (submit.ExpectedRevision is { } expected && expected != _revision)
                {
                    return new Answer.Refused(Reasons.RevisionMismatch);
                }

                _revision++;
                foreach (var (cell, figure) in submit.Cells)
                {
                    _cells[cell] = figure;
                }

                return _recorded[submit.RequestId] = new Answer.Recorded(_revision, "h", "c", "r", _revision);
        }
    }
}
