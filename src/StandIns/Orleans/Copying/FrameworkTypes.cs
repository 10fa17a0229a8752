// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>Types of the framework that may cross a grain call.</summary>
internal static class FrameworkTypes
{
    private static readonly FrozenSet<Type> Shared = new[]
    {
        typeof(object), typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(Guid), typeof(Uri), typeof(Version), typeof(Half), typeof(Int128), typeof(UInt128), typeof(BigInteger), typeof(IPAddress),
        typeof(CancellationToken), typeof(ReadOnlyMemory<byte>),
        typeof(Orleans.Runtime.GrainId), typeof(Orleans.Runtime.GrainType), typeof(Orleans.Runtime.IdSpan),
    }.ToFrozenSet();

    private static readonly FrozenDictionary<Type, Type> Collections = new Dictionary<Type, Type>
    {
        [typeof(List<>)] = typeof(ListCopier<>),
        [typeof(HashSet<>)] = typeof(HashSetCopier<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCopier<,>),
        [typeof(ImmutableArray<>)] = typeof(ImmutableArrayCopier<>),
        [typeof(ImmutableList<>)] = typeof(ImmutableListCopier<>),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionaryCopier<,>),
    }.ToFrozenDictionary();

    internal static bool Shares(Type type) => type.IsPrimitive || Shared.Contains(type) || typeof(Type).IsAssignableFrom(type);

    internal static Type? CopierOf(Type definition) => Collections.GetValueOrDefault(definition);

    internal static bool IsTuple(Type type) =>
        typeof(ITuple).IsAssignableFrom(type) && type.Assembly == typeof(ITuple).Assembly
        || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
