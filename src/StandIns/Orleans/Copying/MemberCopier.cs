// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>Copies a value member by member. Members without a number do not cross, as on the wire.</summary>
internal sealed class MemberCopier : TypeCopier
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Type type;
    private readonly FieldInfo[] fields;
    private readonly ConstructorInfo? constructor;

    private MemberCopier(Type type, IEnumerable<FieldInfo> fields)
    {
        this.type = type;
        this.fields = [.. fields];
        constructor = type.IsAbstract ? null : type.GetConstructor(Declared & ~BindingFlags.NonPublic, Type.EmptyTypes);
    }

    internal static MemberCopier OfAllFields(Type type) =>
        new(type, type.GetFields(Declared));

    internal static MemberCopier OfNumberedMembers(Type type) =>
        new(type, WithBases(type).SelectMany(level => level.GetFields(Declared).Where(IsNumbered)));

    internal override object Copy(object value, CopyContext context)
    {
        var copy = constructor is null ? RuntimeHelpers.GetUninitializedObject(type) : constructor.Invoke(null);
        if (!type.IsValueType)
        {
            context.Record(value, copy);
        }

        foreach (var field in fields)
        {
            field.SetValue(copy, context.Copy(field.GetValue(value)));
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

    private static bool IsNumbered(FieldInfo field) =>
        field.IsDefined(typeof(IdAttribute)) || PropertyBehind(field)?.IsDefined(typeof(IdAttribute)) == true;

    private static PropertyInfo? PropertyBehind(FieldInfo field)
    {
        // The compiler names the field of an automatic property <Name>k__BackingField.
        var end = field.Name.StartsWith('<') ? field.Name.IndexOf(">k__BackingField", StringComparison.Ordinal) : -1;
        return end < 0 ? null : field.DeclaringType!.GetProperty(field.Name[1..end], Declared);
    }
}
