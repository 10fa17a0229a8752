// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <inheritdoc/>
internal sealed class GrainRequest<T>(
    Silo silo,
    GrainMethod method,
    object?[] arguments,
    CancellationTokenSource? cancellation,
    GrainId target,
    CallFrame? caller,
    ImmutableDictionary<string, object> values) : GrainRequest(method, arguments, cancellation, target, caller, values, silo.Time.GetTimestamp())
{
    // Whoever answers sees to it that the caller's continuation does not run inside a grain's turn.
    // The builder of async methods keeps a cancellation's own message, and needs no object beside its task.
    private AsyncTaskMethodBuilder<T> outcome = AsyncTaskMethodBuilder<T>.Create();
    private int told;
    private T? result;
    private Exception? failure;

    /// <summary>What the caller got.</summary>
    internal Task<T>? Returned { get; private set; }

    internal override bool IsAwaited => Awaiting.IsAwaited(Returned);

    internal override bool IsAnswered => Volatile.Read(ref told) != 0;

    /// <summary>What the caller waits for: the outcome, or at once the end of its patience.</summary>
    internal Task<T> ToReturned(CancellationToken patience) => Returned = patience.CanBeCanceled ? outcome.Task.WaitAsync(patience) : outcome.Task;

    public override void Begin()
    {
        Current = this;
        try
        {
            var turn = Run();
            if (turn.IsCompletedSuccessfully)
            {
                End(turn.Result);
            }
            else
            {
                _ = EndAsync(turn);
            }
        }
#pragma warning disable CA1031 // Whatever the grain throws belongs to its caller.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            End(thrown);
        }
    }

    public override void Execute()
    {
        if (Interlocked.Exchange(ref told, 1) != 0)
        {
            return;
        }

        silo.Left();
        if (failure is null)
        {
            outcome.SetResult(result!);
        }
        else
        {
            outcome.SetException(failure);
        }
    }

    internal override void Fail(Exception failure)
    {
        Interlocked.CompareExchange(ref this.failure, failure, null);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private ValueTask<T> Run()
    {
        var target = Activation!.TargetOf(Method);
        var filters = silo.Filters;
        return filters.IsEmpty && target is not IIncomingGrainCallFilter
            ? ((ResultShape<T>)Method.Shape).FromReturned(Method.Invoke(target, Arguments))
            : RunFilteredAsync(new CallContext<T>(silo, this, target, filters));
    }

    private static async ValueTask<T> RunFilteredAsync(CallContext<T> call)
    {
        await call.Invoke();
        return (T)call.Result!;
    }

    private async Task EndAsync(ValueTask<T> turn)
    {
        T returned;
        try
        {
            returned = await turn;
        }
#pragma warning disable CA1031 // See above.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            End(thrown);
            return;
        }

        End(returned);
    }

    private void End(T returned)
    {
        try
        {
            result = Copiers.Copy(returned);
        }
        catch (SerializerException refused)
        {
            Interlocked.CompareExchange(ref failure, refused, null);
        }

        Leave();
    }

    // A caller that was given up is told so, not what its grain then threw because of that.
    private void End(Exception thrown)
    {
        Interlocked.CompareExchange(ref failure, thrown, null);
        Leave();
    }

    private void Leave()
    {
        Activation!.End(this);
        TurnScheduler.Answer(this);
    }
}
