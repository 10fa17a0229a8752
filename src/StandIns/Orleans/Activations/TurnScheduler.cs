// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>Runs the turns of one activation one after another on the thread pool; what a turn awaits continues here too.</summary>
internal sealed class TurnScheduler : TaskScheduler, IThreadPoolWorkItem
{
    private const int MaxTurnsAtOnce = 64;

    [ThreadStatic]
    private static TurnScheduler? executing;

    /// <summary>The call that ended last on this thread, and whose caller is not told yet.</summary>
    [ThreadStatic]
    private static GrainRequest? ended;

    private readonly Lock gate = new();
    private readonly Queue<object> turns = new();
    private Queue<Action> whenIdle = new();
    private bool scheduled;

    public override int MaximumConcurrencyLevel => 1;

    internal void Enqueue(ITurn turn) => Add(turn);

    /// <summary>
    /// Tells the caller of a call that ended. Where nothing else is to do, that happens in this very thread once the activation is free for
    /// others: the caller need not wait for a thread, and cannot hold up the grain.
    /// </summary>
    internal static void Answer(GrainRequest request)
    {
        if (executing is null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(request, preferLocal: true);
            return;
        }

        TellEnded();
        ended = request;
    }

    /// <summary>Does something once the turn that executes in this thread, if any, has nothing more to do for now.</summary>
    internal static void WhenIdle(Action action)
    {
        if (executing is { } scheduler)
        {
            scheduler.whenIdle.Enqueue(action);
        }
    }

    protected override void QueueTask(Task task) => Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && executing == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (gate)
        {
            return [.. turns.OfType<Task>()];
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        executing = this;

        // Inside a task of this scheduler, what a turn awaits finds its way back here.
        new Task(static scheduler => ((TurnScheduler)scheduler!).RunTurns(), this, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);
        executing = null;
        var last = ended;
        ended = null;
        last?.Execute();
    }

    private void Add(object turn)
    {
        lock (gate)
        {
            turns.Enqueue(turn);
            if (scheduled)
            {
                return;
            }

            scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    private void RunTurns()
    {
        var clean = ExecutionContext.Capture()!;

        // A busy grain must not keep a thread from the others.
        for (var i = 0; i < MaxTurnsAtOnce; i++)
        {
            if (Next() is not { } turn)
            {
                return;
            }

            TellEnded();
            if (turn is Task task)
            {
                TryExecuteTask(task);
            }
            else
            {
                // A turn inherits nothing from whoever causes it, and leaves nothing to the next.
                ((ITurn)turn).Begin();
                ExecutionContext.Restore(clean);
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private object? Next()
    {
        Queue<Action> idle;
        lock (gate)
        {
            if (turns.TryDequeue(out var turn))
            {
                return turn;
            }

            scheduled = false;
            if (whenIdle.Count == 0)
            {
                return null;
            }

            idle = whenIdle;
            whenIdle = new Queue<Action>();
        }

        foreach (var action in idle)
        {
            action();
        }

        return null;
    }

    private static void TellEnded()
    {
        if (ended is { } earlier)
        {
            ended = null;
            ThreadPool.UnsafeQueueUserWorkItem(earlier, preferLocal: true);
        }
    }
}
