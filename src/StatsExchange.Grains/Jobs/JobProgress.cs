// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>How far the jobs of this process are. In memory only: what is done for good stands in the journal.</summary>
public sealed class JobProgress
{
    private readonly ConcurrentDictionary<string, Progress> _stages = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Completes at the next change of any job.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>How far a job is; null where this process does not work on it.</summary>
    public Progress? Of(string job) => _stages.TryGetValue(job, out var stage) ? stage.Clone() : null;

    /// <summary>Says how far a job is.</summary>
    /// <param name="job">Its id.</param>
    /// <param name="progress">What is being done, and how much of it is done. Not changed any more.</param>
    public void Report(string job, Progress progress)
    {
        _stages[job] = progress;
        Signal();
    }

    /// <summary>Says that this process works on a job no longer.</summary>
    public void Forget(string job)
    {
        _stages.TryRemove(job, out _);
        Signal();
    }

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
