// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Orleans.Serialization;

/// <summary>
/// Isolates caller and grain from one another: what crosses a call is copied, unless nobody can change it.
/// A type that is not made to cross is refused even where a copy could be had, as it would be between two processes.
/// </summary>
internal sealed class Copiers
{
    private readonly ConcurrentDictionary<Type, TypeCopier> byType = new();
    private readonly Func<Type, TypeCopier> create;

    public Copiers() => create = Create;

    internal TypeCopier Of(Type type) => byType.GetOrAdd(type, create);

    internal object? Copy(object? value)
    {
        if (value is null || Of(value.GetType()).Shares)
        {
            return value;
        }

        return new CopyContext(this).Copy(value);
    }

    internal object?[] CopyAll(object?[] values)
    {
        CopyContext? context = null;
        var copies = values;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } value || Of(value.GetType()).Shares)
            {
                continue;
            }

            context ??= new CopyContext(this);
            copies = ReferenceEquals(copies, values) ? [.. values] : copies;
            copies[i] = context.Copy(value);
        }

        return copies;
    }

    internal ImmutableDictionary<string, object> CopyAll(ImmutableDictionary<string, object> values)
    {
        foreach (var (key, value) in values)
        {
            values = values.SetItem(key, Copy(value)!);
        }

        return values;
    }

    private TypeCopier Create(Type type)
    {
        if (FrameworkTypes.Shares(type) || type.IsEnum || typeof(Orleans.Runtime.IReference).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type))
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

        if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            return type.IsDefined(typeof(ImmutableAttribute), inherit: false) ? SharingCopier.Instance : MemberCopier.OfNumberedMembers(type);
        }

        throw new CodecNotFoundException(
            $"A value of type {type.FullName} cannot cross a grain call: the type is not marked [GenerateSerializer], and is none that the runtime knows.");
    }

    private static TypeCopier Close(Type copier, params Type[] arguments) =>
        (TypeCopier)Activator.CreateInstance(copier.MakeGenericType(arguments), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, null, null)!;
}
