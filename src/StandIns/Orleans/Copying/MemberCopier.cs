// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>Copies a value member by member. Members without a number do not cross, as on the wire.</summary>
internal sealed class MemberCopier : TypeCopier
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Type type;
    private readonly (FieldInfo Field, bool IsShared)[] fields;
    private readonly ConstructorInfo? constructor;

    private MemberCopier(Type type, IEnumerable<FieldInfo> fields)
    {
        this.type = type;
        this.fields = [.. fields.Select(field => (field, IsShared(field)))];
        constructor = type.IsAbstract ? null : type.GetConstructor(Declared & ~BindingFlags.NonPublic, Type.EmptyTypes);
    }

    internal static MemberCopier OfAllFields(Type type) =>
        new(type, type.GetFields(Declared));

    internal static MemberCopier OfNumberedMembers(Type type) =>
        new(type, WithBases(type).SelectMany(level => level.GetFields(Declared).Where(field => level == typeof(Exception) || IsNumbered(field))));

    internal override object Copy(object value, CopyContext context)
    {
        var copy = constructor is null ? RuntimeHelpers.GetUninitializedObject(type) : constructor.Invoke(null);
        if (!type.IsValueType)
        {
            context.Record(value, copy);
        }

        foreach (var (field, isShared) in fields)
        {
            var part = field.GetValue(value);
            field.SetValue(copy, isShared ? part : context.Copy(part));
        }

        return copy;
    }

    private static IEnumerable<Type> WithBases(Type type)
    {
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            yield return level;
        }
    }

    // What every exception has, message and inner exception among it, goes along as it is.
    private static bool IsShared(FieldInfo field) =>
        field.DeclaringType == typeof(Exception)
        || field.IsDefined(typeof(ImmutableAttribute))
        || PropertyBehind(field)?.IsDefined(typeof(ImmutableAttribute)) == true
        || (!field.FieldType.IsGenericParameter && (field.FieldType.IsPrimitive || field.FieldType == typeof(string)));

    private static bool IsNumbered(FieldInfo field) =>
        field.IsDefined(typeof(IdAttribute)) || PropertyBehind(field)?.IsDefined(typeof(IdAttribute)) == true;

    private static PropertyInfo? PropertyBehind(FieldInfo field)
    {
        // The compiler names the field of an automatic property <Name>k__BackingField.
        var end = field.Name.StartsWith('<') ? field.Name.IndexOf(">k__BackingField", StringComparison.Ordinal) : -1;
        return end < 0 ? null : field.DeclaringType!.GetProperty(field.Name[1..end], Declared);
    }
}
