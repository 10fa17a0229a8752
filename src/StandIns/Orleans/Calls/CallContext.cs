// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call passing the filters, in their order, to the grain.</summary>
internal sealed class CallContext(GrainRequest request, Activation activation, object target, ImmutableArray<IIncomingGrainCallFilter> filters)
    : IIncomingGrainCallContext
{
    private int next;
    private MethodInfo? implementation;

    public IInvokable Request => request;

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => request.Frame.Caller?.Grain;

    public GrainId TargetId => request.Target;

    public IGrainContext TargetContext => activation;

    public string InterfaceName => request.Method.InterfaceName;

    public string MethodName => request.Method.Name;

    public MethodInfo InterfaceMethod => request.Method.Method;

    public MethodInfo ImplementationMethod => implementation ??= FindImplementation();

    public object? Result { get; set; }

    public async Task Invoke()
    {
        var position = next++;
        try
        {
            if (position < filters.Length)
            {
                await filters[position].Invoke(this);
            }
            else if (position == filters.Length && Grain is IIncomingGrainCallFilter own)
            {
                await own.Invoke(this);
            }
            else
            {
                Result = await request.Method.Shape.FromReturned(request.Method.Invoke(target, request.Arguments));
            }
        }
        finally
        {
            // A filter may go on more than once, to try again.
            next = position;
        }
    }

    private MethodInfo FindImplementation()
    {
        var method = InterfaceMethod.IsGenericMethod ? InterfaceMethod.GetGenericMethodDefinition() : InterfaceMethod;
        var map = target.GetType().GetInterfaceMap(method.DeclaringType!);
        var found = map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
        return InterfaceMethod.IsGenericMethod ? found.MakeGenericMethod(InterfaceMethod.GetGenericArguments()) : found;
    }
}
