// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>
/// Isolates caller and grain from one another: what crosses a call is copied, unless nobody can change it.
/// A type that is not made to cross is refused even where a copy could be had, as it would be between two processes.
/// </summary>
internal static class Copiers
{
    private static readonly ConcurrentDictionary<Type, TypeCopier> ByType = new();

    internal static TypeCopier Of(Type type) => ByType.GetOrAdd(type, Create);

    /// <summary>True where every value of this declared type may be shared.</summary>
    internal static bool Shares(Type declared) => declared.IsSealed && Of(Nullable.GetUnderlyingType(declared) ?? declared).Shares;

    internal static T Copy<T>(T value)
    {
        if (value is null || Declared<T>.IsShared || Of(value.GetType()).Shares)
        {
            return value;
        }

        return new CopyContext().Copy(value);
    }

    /// <summary>Puts copies in the place of values that may not be shared; one object in two places is copied once.</summary>
    internal static void CopyAll(object?[] values, ReadOnlySpan<bool> isShared)
    {
        CopyContext? context = null;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value && !isShared[i] && !Of(value.GetType()).Shares)
            {
                context ??= new CopyContext();
                values[i] = context.Copy(value);
            }
        }
    }

    internal static ImmutableDictionary<string, object> CopyAll(ImmutableDictionary<string, object> values)
    {
        var copies = values;
        foreach (var (key, value) in values)
        {
            var copy = Copy(value);
            copies = ReferenceEquals(copy, value) ? copies : copies.SetItem(key, copy);
        }

        return copies;
    }

    private static TypeCopier Create(Type type)
    {
        var isMarked = type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false);
        if (FrameworkTypes.Shares(type) || type.IsEnum || typeof(IReference).IsAssignableFrom(type) || (typeof(Exception).IsAssignableFrom(type) && !isMarked))
        {
            return SharingCopier.Instance;
        }

        if (type.IsSZArray)
        {
            return Close(typeof(ArrayCopier<>), type.GetElementType()!);
        }

        if (type.IsGenericType && FrameworkTypes.CopierOf(type.GetGenericTypeDefinition()) is { } copier)
        {
            return Close(copier, type.GetGenericArguments());
        }

        if (FrameworkTypes.IsTuple(type))
        {
            return MemberCopier.OfAllFields(type);
        }

        if (isMarked)
        {
            return type.IsDefined(typeof(ImmutableAttribute), inherit: false) ? SharingCopier.Instance : MemberCopier.OfNumberedMembers(type);
        }

        throw new CodecNotFoundException(
            $"Could not find a copier for type {type.FullName}: it is not marked [GenerateSerializer], and is none that the runtime knows.");
    }

    private static TypeCopier Close(Type copier, params Type[] arguments) =>
        (TypeCopier)Activator.CreateInstance(copier.MakeGenericType(arguments), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, null, null)!;

    private static class Declared<T>
    {
        // Only types that are certainly made to cross are asked for, so that an error is told where a value crosses.
        internal static readonly bool IsShared = typeof(T).IsPrimitive || typeof(T).IsEnum || (FrameworkTypes.Shares(typeof(T)) && typeof(T).IsSealed);
    }
}
