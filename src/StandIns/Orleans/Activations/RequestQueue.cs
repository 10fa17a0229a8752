// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>
/// Which calls of one activation run and which wait. As in Orleans, a call that may interleave passes those that wait;
/// unlike there, only so often, so that steady readers cannot keep a writer out. Not safe for threads: its activation locks.
/// </summary>
internal sealed class RequestQueue(bool isReentrant)
{
    private const int MaxOvertaken = 64;

    private readonly List<GrainRequest> waiting = [];
    private readonly List<GrainRequest> running = [];

    internal bool IsRunning => running.Count > 0;

    internal bool IsEmpty => running.Count == 0 && waiting.Count == 0;

    internal int Length => running.Count + waiting.Count;

    /// <summary>True where the call comes, through others, from one that runs here and so waits for it.</summary>
    internal bool IsAwaitedHere(GrainRequest request) => running.Exists(one => request.Frame.DescendsFrom(one.Frame));

    internal void Wait(GrainRequest request) => waiting.Add(request);

    /// <exception cref="OrleansException">The call would wait for a call that waits for it.</exception>
    internal bool StartOrWait(GrainRequest request)
    {
        DropCancelled();
        var awaited = IsAwaitedHere(request);
        if (MayRun(request) && (awaited || isReentrant || request.Method.AlwaysInterleaves || !waiting.Exists(one => one.Overtaken >= MaxOvertaken)))
        {
            foreach (var passed in waiting)
            {
                passed.Overtaken++;
            }

            running.Add(request);
            return true;
        }

        if (awaited)
        {
            throw new OrleansException($"Deadlock: {request.Target} is called while it waits for this call: {request.Frame}.");
        }

        waiting.Add(request);
        return false;
    }

    internal void End(GrainRequest request) => running.Remove(request);

    internal IReadOnlyList<GrainRequest> StartWaiting()
    {
        DropCancelled();
        List<GrainRequest> started = [];
        for (var i = 0; i < waiting.Count;)
        {
            var request = waiting[i];
            if (MayRun(request))
            {
                waiting.RemoveAt(i);
                running.Add(request);
                started.Add(request);
            }
            else if (request.Overtaken >= MaxOvertaken)
            {
                break;
            }
            else
            {
                i++;
            }
        }

        return started;
    }

    internal IReadOnlyList<GrainRequest> TakeWaiting()
    {
        GrainRequest[] taken = [.. waiting];
        waiting.Clear();
        return taken;
    }

    private bool MayRun(GrainRequest request) =>
        running.Count == 0
        || isReentrant
        || request.Method.AlwaysInterleaves
        || running.TrueForAll(one => one.Method.AlwaysInterleaves || (one.Method.IsReadOnly && request.Method.IsReadOnly));

    private void DropCancelled() => waiting.RemoveAll(static request =>
    {
        if (!request.IsCancelled)
        {
            return false;
        }

        request.Cancel();
        return true;
    });
}
