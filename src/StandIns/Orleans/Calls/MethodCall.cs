// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call as filters see it.</summary>
internal class MethodCall(GrainMethod method, object?[] arguments) : IInvokable
{
    protected GrainMethod Method { get; } = method;

    protected object?[] Arguments { get; } = arguments;

    public int GetArgumentCount() => Arguments.Length;

    public object? GetArgument(int index) => Arguments[index];

    public void SetArgument(int index, object value) => Arguments[index] = value;

    public string GetMethodName() => Method.Name;

    public string GetInterfaceName() => Method.InterfaceName;

    public MethodInfo GetMethod() => Method.Method;

    public Type GetInterfaceType() => Method.Interface;
}
