// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>Runs the turns of one activation one after another on the thread pool; what a turn awaits continues here too.</summary>
internal sealed class TurnScheduler : TaskScheduler, IThreadPoolWorkItem
{
    private const int MaxTurnsAtOnce = 64;

    [ThreadStatic]
    private static TurnScheduler? executing;

    private readonly Lock gate = new();
    private readonly Queue<Task> turns = new();
    private bool scheduled;

    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task)
    {
        lock (gate)
        {
            turns.Enqueue(task);
            if (scheduled)
            {
                return;
            }

            scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && executing == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (gate)
        {
            return [.. turns];
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        var before = executing;
        executing = this;
        try
        {
            // A busy grain must not keep a thread from the others.
            for (var i = 0; i < MaxTurnsAtOnce; i++)
            {
                Task turn;
                lock (gate)
                {
                    if (!turns.TryDequeue(out turn!))
                    {
                        scheduled = false;
                        return;
                    }
                }

                TryExecuteTask(turn);
            }
        }
        finally
        {
            executing = before;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
