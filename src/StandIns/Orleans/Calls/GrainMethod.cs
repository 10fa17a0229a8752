// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>One method of a grain interface.</summary>
internal sealed class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    private readonly MethodInvoker invoker;

    private GrainMethod(MethodInfo method)
    {
        Method = method;
        invoker = MethodInvoker.Create(method);
        Shape = ResultShape.Of(method.ReturnType) ?? throw new NotSupportedException(
            $"{Interface.FullName}.{Name} returns {method.ReturnType.Name}; a method of a grain interface returns Task, ValueTask or IAsyncEnumerable.");
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        AlwaysInterleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        tokenIndex = Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
        InterfaceName = Interface.FullName!.Replace('+', '.');
    }

    private readonly int tokenIndex;

    internal MethodInfo Method { get; }

    internal Type Interface => Method.DeclaringType!;

    internal string InterfaceName { get; }

    internal string Name => Method.Name;

    internal ResultShape Shape { get; }

    internal bool IsReadOnly { get; }

    internal bool AlwaysInterleaves { get; }

    internal static GrainMethod Of(MethodInfo method) => Known.GetOrAdd(method, static method => new GrainMethod(method));

    internal CancellationToken TokenIn(object?[] arguments) =>
        tokenIndex < 0 ? CancellationToken.None : (CancellationToken)arguments[tokenIndex]!;

    internal object? Invoke(object target, object?[] arguments) => invoker.Invoke(target, arguments.AsSpan());
}
