// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace StatsExchange.Architecture.Tests.Surface;

/// <summary>Signatures as text: who may use it, whether it is static, types, parameters with their names, and which may be left out.</summary>
internal static class MemberText
{
    /// <summary>Null for what nobody outside can use, and for what every object has.</summary>
    public static string? Of(MemberInfo member) => member switch
    {
        MethodBase method when !IsVisible(method) => null,
        ConstructorInfo constructor when !constructor.IsStatic => $"{Access(constructor)}new({Parameters(constructor)})",
        MethodInfo method when IsAccessor(method) || method.GetBaseDefinition().DeclaringType == typeof(object) => null,
        MethodInfo method => $"{Access(method)}{TypeText.Of(method.ReturnType)} {method.Name}{TypeParameters(method)}({Parameters(method)})",
        PropertyInfo property => Of(property),
        FieldInfo { IsPublic: true, IsSpecialName: false } field =>
            $"{(field.IsStatic ? "static " : "")}{TypeText.Of(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        _ => null,
    };

    private static string? Of(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToList();
        if (accessors.Count == 0)
        {
            return null;
        }

        var first = accessors.Find(accessor => accessor.IsPublic) ?? accessors[0];
        var names = accessors.Select(accessor => (accessor.IsFamily && first.IsPublic ? "protected " : "") + accessor.Name.Split('_')[0][^3..] + ";").Order();
        return $"{Access(first)}{TypeText.Of(property.PropertyType)} {property.Name} {{ {string.Join(" ", names)} }}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Access(MethodBase method) => (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "");

    private static string TypeParameters(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(one => one.Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(one => $"{TypeText.Of(one.ParameterType)} {one.Name}{(one.IsOptional ? " = …" : "")}"));
}
