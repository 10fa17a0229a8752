// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call on its way to a grain.</summary>
internal class GrainRequest(GrainMethod method, object?[] arguments, GrainId target) : IInvokable
{
    // The caller's continuation must never run inside the grain's turn.
    private readonly TaskCompletionSource<object?> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal GrainMethod Method { get; } = method;

    internal object?[] Arguments { get; } = arguments;

    internal GrainId Target { get; } = target;

    internal CallFrame Frame { get; } = new(target, method.Name, CallFrame.Current);

    internal ImmutableDictionary<string, object> Context { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>How many later calls were let in while this one waited.</summary>
    internal int Overtaken { get; set; }

    internal Task<object?> Outcome => outcome.Task;

    internal bool IsCancelled => Method.TokenIn(Arguments).IsCancellationRequested;

    /// <summary>What the caller waits for: the outcome, or at once the end of its patience.</summary>
    internal Task<object?> OutcomeForCaller()
    {
        var token = Method.TokenIn(Arguments);
        return token.CanBeCanceled ? outcome.Task.WaitAsync(token) : outcome.Task;
    }

    internal void Complete(object? result) => outcome.TrySetResult(result);

    internal void Fail(Exception exception)
    {
        if (exception is OperationCanceledException cancelled)
        {
            outcome.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            outcome.TrySetException(exception);
        }
    }

    internal void Cancel() => outcome.TrySetCanceled(Method.TokenIn(Arguments));

    public int GetArgumentCount() => Arguments.Length;

    public object? GetArgument(int index) => Arguments[index];

    public void SetArgument(int index, object value) => Arguments[index] = value;

    public string GetMethodName() => Method.Name;

    public string GetInterfaceName() => Method.InterfaceName;

    public MethodInfo GetMethod() => Method.Method;

    public Type GetInterfaceType() => Method.Interface;
}
