// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>A reference to a grain. Two references to one grain by one interface are equal.</summary>
#pragma warning disable CA1852 // The proxies made at run time inherit it.
internal class GrainReferenceProxy : DispatchProxy, IReference
#pragma warning restore CA1852
{
    // To copy one that exists is much quicker than to make one.
    private static readonly ConcurrentDictionary<Type, GrainReferenceProxy> Prototypes = new();

    private Silo silo = null!;
    private Type type = null!;

    public GrainId GrainId { get; private set; }

    internal static object Create(Silo silo, Type grainInterface, GrainId grain)
    {
        var prototype = Prototypes.GetOrAdd(grainInterface, static type => (GrainReferenceProxy)Create(type, typeof(GrainReferenceProxy)));
        var proxy = (GrainReferenceProxy)prototype.MemberwiseClone();
        proxy.silo = silo;
        proxy.type = grainInterface;
        proxy.GrainId = grain;
        return proxy;
    }

    public override bool Equals(object? obj) => obj is GrainReferenceProxy other && other.GrainId == GrainId && other.type == type;

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{GrainId}:{type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.FullName}";

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = GrainMethod.Of(targetMethod!);
        return method.Shape.Send(silo, GrainId, method, args ?? []);
    }
}
