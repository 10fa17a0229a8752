// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>A reference to a grain. Two references to one grain by one interface are equal.</summary>
#pragma warning disable CA1852 // The proxies made at run time inherit it.
internal class GrainReferenceProxy : DispatchProxy, IReference
#pragma warning restore CA1852
{
    private Silo silo = null!;
    private Type type = null!;

    public GrainId GrainId { get; private set; }

    internal static object Create(Silo silo, Type grainInterface, GrainId grain)
    {
        var proxy = (GrainReferenceProxy)Create(grainInterface, typeof(GrainReferenceProxy));
        proxy.silo = silo;
        proxy.type = grainInterface;
        proxy.GrainId = grain;
        return proxy;
    }

    public override bool Equals(object? obj) => obj is GrainReferenceProxy other && other.GrainId == GrainId && other.type == type;

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"{type.Name}({GrainId})";

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = GrainMethod.Of(targetMethod!);
        return method.Shape is IEnumerableShape enumerable
            ? enumerable.Enumerate(silo, GrainId, method, args ?? [])
            : method.Shape.ToReturned(silo.CallAsync(GrainId, method, args ?? []));
    }
}
