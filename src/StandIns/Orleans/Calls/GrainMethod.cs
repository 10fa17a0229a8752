// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>One method of a grain interface.</summary>
internal sealed class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    private readonly MethodInvoker invoker;
    private readonly ConcurrentDictionary<Type, MethodInfo> implementations = new();
    private readonly bool[] isShared;
    private readonly int tokenIndex;

    private GrainMethod(MethodInfo method)
    {
        Method = method;
        Name = method.IsGenericMethod
            ? $"{method.Name}<{string.Join(", ", method.GetGenericMethodDefinition().GetGenericArguments().Select(one => one.Name))}>"
            : method.Name;
        invoker = MethodInvoker.Create(method);
        Shape = ResultShape.Of(method.ReturnType) ?? throw new NotSupportedException(
            $"{Interface.FullName}.{Name} returns {method.ReturnType.Name}; a method of a grain interface returns Task, ValueTask or IAsyncEnumerable.");
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        AlwaysInterleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        var parameters = method.GetParameters();
        tokenIndex = Array.FindIndex(parameters, parameter => parameter.ParameterType == typeof(CancellationToken));
        isShared = [.. parameters.Select(parameter => parameter.IsDefined(typeof(ImmutableAttribute)))];
        InterfaceName = Interface.FullName!.Replace('+', '.');
    }

    internal MethodInfo Method { get; }

    internal Type Interface => Method.DeclaringType!;

    internal string InterfaceName { get; }

    /// <summary>As the real runtime writes it: a generic method with its type parameters, whatever they are closed with.</summary>
    internal string Name { get; }

    internal ResultShape Shape { get; }

    internal bool IsReadOnly { get; }

    internal bool AlwaysInterleaves { get; }

    internal bool HasToken => tokenIndex >= 0;

    internal static GrainMethod Of(MethodInfo method) => Known.GetOrAdd(method, static method => new GrainMethod(method));

    internal CancellationToken TokenIn(object?[] arguments) =>
        tokenIndex < 0 ? CancellationToken.None : (CancellationToken)arguments[tokenIndex]!;

    internal void SetToken(object?[] arguments, CancellationToken token) => arguments[tokenIndex] = token;

    /// <summary>Puts copies in the place of arguments that caller and grain must not share.</summary>
    internal void Isolate(object?[] arguments) => Copiers.CopyAll(arguments, isShared);

    internal object? Invoke(object target, object?[] arguments) => invoker.Invoke(target, arguments.AsSpan());

    internal MethodInfo ImplementedBy(Type grainClass) => implementations.GetOrAdd(grainClass, FindImplementation);

    private MethodInfo FindImplementation(Type grainClass)
    {
        var method = Method.IsGenericMethod ? Method.GetGenericMethodDefinition() : Method;
        var map = grainClass.GetInterfaceMap(method.DeclaringType!);
        var found = map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
        return Method.IsGenericMethod ? found.MakeGenericMethod(Method.GetGenericArguments()) : found;
    }
}
