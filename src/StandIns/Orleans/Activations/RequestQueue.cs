// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>
/// Which calls of one activation run and which wait. As in Orleans, a call that may interleave passes those that wait;
/// unlike there, only so often, so that steady readers cannot keep a writer out. Not safe for threads: its activation locks.
/// </summary>
internal sealed class RequestQueue(bool isReentrant)
{
    private const int MaxOvertaken = 64;

    private readonly LinkedList<GrainRequest> waiting = [];
    private readonly HashSet<GrainRequest> running = [];
    private int readers;
    private int writers;

    // Calls that always interleave wait only for the activation itself.
    private int waitingToJoin;

    internal bool IsRunning => running.Count > 0;

    internal bool IsEmpty => Length == 0;

    internal int Length => running.Count + waiting.Count;

    private bool IsFirstOvertakenTooOften => waiting.First is { Value.Overtaken: >= MaxOvertaken };

    /// <summary>True where the call comes, through others, from one that runs here and so waits for it.</summary>
    internal bool IsAwaitedHere(GrainRequest request) =>
        request.Frame.Caller is not null && running.Any(one => request.Frame.DescendsFrom(one.Frame));

    internal void Wait(GrainRequest request)
    {
        waiting.AddLast(request);
        if (AlwaysRuns(request))
        {
            waitingToJoin++;
        }
    }

    /// <summary>True where the call is to run at once.</summary>
    /// <exception cref="OrleansException">The call would wait for a call that waits for it.</exception>
    internal bool StartOrWait(GrainRequest request)
    {
        if (AlwaysRuns(request) || (MayRun(request) && (!IsFirstOvertakenTooOften || IsAwaitedHere(request))))
        {
            Begin(request);
            return true;
        }

        if (IsAwaitedHere(request))
        {
            throw new OrleansException($"Deadlock: {request.Target} is called while it waits for this call: {request.Frame}.");
        }

        Wait(request);
        return false;
    }

    internal void End(GrainRequest request)
    {
        running.Remove(request);
        Count(request, -1);
    }

    /// <summary>Those of the waiting calls that are to run now; cancelled ones are answered and dropped.</summary>
    internal IReadOnlyList<GrainRequest> StartWaiting()
    {
        List<GrainRequest> started = [];
        var next = waiting.First;
        while (next is not null && (writers == 0 || waitingToJoin > 0))
        {
            var (node, request) = (next, next.Value);
            next = node.Next;
            if (request.IsCancelled)
            {
                Remove(node);
                request.Cancel();
            }
            else if (AlwaysRuns(request) || MayRun(request))
            {
                Remove(node);
                Begin(request);
                started.Add(request);
            }
            else if (IsFirstOvertakenTooOften)
            {
                break;
            }
        }

        return started;
    }

    internal IReadOnlyList<GrainRequest> TakeWaiting()
    {
        GrainRequest[] taken = [.. waiting];
        waiting.Clear();
        waitingToJoin = 0;
        return taken;
    }

    private bool AlwaysRuns(GrainRequest request) => isReentrant || request.Method.AlwaysInterleaves;

    private bool MayRun(GrainRequest request) => writers == 0 && (readers == 0 || request.Method.IsReadOnly);

    private void Remove(LinkedListNode<GrainRequest> node)
    {
        waiting.Remove(node);
        if (AlwaysRuns(node.Value))
        {
            waitingToJoin--;
        }
    }

    private void Begin(GrainRequest request)
    {
        if (!AlwaysRuns(request) && waiting.First is { } overtaken)
        {
            overtaken.Value.Overtaken++;
        }

        running.Add(request);
        Count(request, 1);
    }

    private void Count(GrainRequest request, int change)
    {
        if (request.Method.AlwaysInterleaves)
        {
            return;
        }

        if (request.Method.IsReadOnly)
        {
            readers += change;
        }
        else
        {
            writers += change;
        }
    }
}
