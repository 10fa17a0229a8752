// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call passing the filters, in their order, to the grain.</summary>
internal sealed class CallContext<T>(Silo silo, GrainRequest request, object target, ImmutableArray<IIncomingGrainCallFilter> filters)
    : IIncomingGrainCallContext
{
    private readonly MethodCall call = new(request.Method, request.Arguments);
    private int next;

    public IInvokable Request => call;

    public object Grain => request.Activation!.GrainInstance!;

    public GrainId? SourceId => request.Caller?.Grain ?? silo.Client;

    public GrainId TargetId => request.Grain;

    public IGrainContext TargetContext => request.Activation!;

    public string InterfaceName => request.Method.InterfaceName;

    public string MethodName => request.Method.Name;

    public MethodInfo InterfaceMethod => request.Method.Method;

    public MethodInfo ImplementationMethod => request.Method.ImplementedBy(target.GetType());

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
                Result = await ((ResultShape<T>)request.Method.Shape).FromReturned(request.Method.Invoke(target, request.Arguments));
            }
        }
        finally
        {
            // A filter may go on more than once, to try again.
            next = position;
        }
    }
}
