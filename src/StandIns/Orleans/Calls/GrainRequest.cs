// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>A call on its way to a grain, and the turn that serves it. Answered once: by the grain, or before by whoever gives it up.</summary>
internal abstract class GrainRequest(
    GrainMethod method,
    object?[] arguments,
    CancellationTokenSource? cancellation,
    GrainId target,
    CallFrame? caller,
    ImmutableDictionary<string, object> values,
    long sent) : CallFrame(target, caller, values), IThreadPoolWorkItem, ITurn
{
    internal const int Ended = int.MaxValue;

    internal GrainMethod Method { get; } = method;

    internal object?[] Arguments { get; } = arguments;

    internal sealed override string MethodName => Method.Name;

    /// <summary>When the caller began to wait.</summary>
    internal long Sent { get; } = sent;

    /// <summary>Set while an activation has the call.</summary>
    internal Activation? Activation { get; set; }

    /// <summary>Where the call stands among the running ones of its activation; below 0 while it waits, <see cref="Ended"/> after.</summary>
    internal int Position { get; set; } = -1;

    /// <summary>How many later calls were let in while this one waited.</summary>
    internal int Overtaken { get; set; }

    internal bool IsCancelled => cancellation?.IsCancellationRequested == true;

    internal abstract bool IsAnswered { get; }

    /// <summary>Begins the turn; called on the scheduler of the activation.</summary>
    public abstract void Begin();

    /// <summary>Tells the caller what became of the call, in the thread that asks for it.</summary>
    public abstract void Execute();

    /// <summary>Answers at once with a failure, whatever the grain may still do.</summary>
    internal abstract void Fail(Exception failure);

    /// <summary>Gives the call up after its time: the caller is told that it may still run, the grain by its token.</summary>
    internal void TimeOut(TimeSpan timeout)
    {
        Fail(new TimeoutException(
            $"Response did not arrive on time in {timeout} for message: {this}. The call {(Position < 0 ? "was waiting and is dropped" : "may still run")}."));
        _ = cancellation?.CancelAsync();
    }

    /// <summary>Lets go of the caller's token; called when nothing of the call runs any more.</summary>
    internal void Release() => cancellation?.Dispose();
}
