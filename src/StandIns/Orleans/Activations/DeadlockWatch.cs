// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Text;

namespace Orleans.Runtime;

/// <summary>
/// Finds calls that wait for one another for ever, in one chain of calls or over several, and fails one of them with the chain named.
/// A call waits for the turns that run where it waits; a turn waits for the calls it made and whose answer somebody awaits.
/// </summary>
internal sealed class DeadlockWatch
{
    private readonly Lock gate = new();

    // Only calls made by grains: who calls from outside is waited for by no turn.
    private readonly ConcurrentDictionary<GrainRequest, Activation> waiting = new();

    /// <summary>To be told of every call that a grain made and that has to wait.</summary>
    internal void Add(GrainRequest request, Activation activation)
    {
        waiting[request] = activation;

        // The turn that calls has not even got the task to wait for yet, and may not want to.
        TurnScheduler.WhenIdle(() => Check(request));
    }

    internal void CheckAll()
    {
        foreach (var request in waiting.Keys)
        {
            Check(request);
        }
    }

    private void Check(GrainRequest request)
    {
        lock (gate)
        {
            List<Wait> cycle = [];
            if (Closes(request, request, cycle, []) && cycle.TrueForAll(IsWaiting) && waiting.TryRemove(request, out var activation))
            {
                activation.Withdraw(request, new OrleansException(Describe(cycle)));
            }
        }
    }

    /// <summary>Follows what a call waits for until it comes back to the call that is checked.</summary>
    private bool Closes(GrainRequest request, GrainRequest goal, List<Wait> cycle, HashSet<CallFrame> seen)
    {
        if (!waiting.TryGetValue(request, out var activation))
        {
            return false;
        }

        if (request.Position >= 0 || request.IsAnswered)
        {
            waiting.TryRemove(request, out _);
            return false;
        }

        foreach (var turn in activation.Turns().Where(seen.Add))
        {
            cycle.Add(new Wait(request, activation, turn));
            if (goal.IsAwaitedBy(turn) || waiting.Keys.Any(next => next.IsAwaitedBy(turn) && Closes(next, goal, cycle, seen)))
            {
                return true;
            }

            cycle.RemoveAt(cycle.Count - 1);
        }

        return false;
    }

    // A wait that has ended does not begin again: if all of them are there after all were seen, they were there together.
    private static bool IsWaiting(Wait wait) => wait.Request.Position < 0 && !wait.Request.IsAnswered && wait.At.Turns().Contains(wait.For);

    private static string Describe(List<Wait> cycle)
    {
        var text = new StringBuilder("Deadlock: ");
        text.Append(cycle[0].Request.Grain).Append(" is called while it waits for this call: ").Append(cycle[0].Request);
        foreach (var wait in cycle.Skip(1))
        {
            text.Append("; meanwhile ").Append(wait.Request);
        }

        return text.Append('.').ToString();
    }

    private sealed record Wait(GrainRequest Request, Activation At, CallFrame For);
}
