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
    private readonly List<GrainRequest> running = [];
    private int readers;
    private int writers;

    // Calls that always interleave wait only for the activation itself.
    private int waitingToJoin;

    internal IReadOnlyList<GrainRequest> Running => running;

    internal bool IsRunning => running.Count > 0;

    internal bool IsEmpty => Length == 0;

    internal int Length => running.Count + waiting.Count;

    private bool IsFirstOvertakenTooOften => waiting.First is { Value.Overtaken: >= MaxOvertaken };

    /// <summary>True where the call comes, through others, from one that runs here and so waits for it.</summary>
    internal bool IsAwaitedHere(GrainRequest request)
    {
        if (request.Caller is not null)
        {
            foreach (var one in running)
            {
                if (request.DescendsFrom(one))
                {
                    return true;
                }
            }
        }

        return false;
    }

    internal void Wait(GrainRequest request)
    {
        waiting.AddLast(request);
        if (AlwaysRuns(request))
        {
            waitingToJoin++;
        }
    }

    /// <summary>True where the call is to run at once.</summary>
    internal bool StartOrWait(GrainRequest request)
    {
        if (AlwaysRuns(request) || (MayRun(request) && (!IsFirstOvertakenTooOften || IsAwaitedHere(request))))
        {
            Begin(request);
            return true;
        }

        Wait(request);
        return false;
    }

    internal void End(GrainRequest request)
    {
        // The last takes the place of the one that leaves.
        var last = running[^1];
        running[request.Position] = last;
        last.Position = request.Position;
        running.RemoveAt(running.Count - 1);
        request.Position = GrainRequest.Ended;
        Count(request, -1);
    }

    /// <summary>The first of the waiting calls that is to run now; cancelled ones are answered and dropped.</summary>
    internal GrainRequest? StartNext()
    {
        var next = waiting.First;
        while (next is not null && (writers == 0 || waitingToJoin > 0))
        {
            var (node, request) = (next, next.Value);
            next = node.Next;
            if (request.IsCancelled)
            {
                Remove(node);
                request.Fail(new OperationCanceledException());
                request.Release();
            }
            else if (AlwaysRuns(request) || MayRun(request))
            {
                Remove(node);
                Begin(request);
                return request;
            }
            else if (IsFirstOvertakenTooOften)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>Takes a waiting call out; false where it does not wait here.</summary>
    internal bool Withdraw(GrainRequest request)
    {
        var node = waiting.Find(request);
        if (node is not null)
        {
            Remove(node);
        }

        return node is not null;
    }

    /// <summary>Calls sent before a time; waiting ones are taken out.</summary>
    internal IReadOnlyList<GrainRequest> TakeOverdue(Predicate<GrainRequest> isOverdue)
    {
        if (!running.Exists(isOverdue) && (waiting.First is not { } first || !isOverdue(first.Value)))
        {
            return [];
        }

        GrainRequest[] dropped = [.. waiting.Where(request => isOverdue(request))];
        foreach (var request in dropped)
        {
            Withdraw(request);
        }

        return [.. dropped, .. running.Where(request => isOverdue(request))];
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

        request.Position = running.Count;
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
