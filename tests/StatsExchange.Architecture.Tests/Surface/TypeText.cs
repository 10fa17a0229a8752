// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Surface;

/// <summary>Names of types, the same whichever assembly they are in.</summary>
internal static class TypeText
{
    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return $"ref {Of(type.GetElementType()!)}";
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = (type.IsNested ? $"{Of(type.DeclaringType!)}." : type.Namespace is null ? "" : $"{type.Namespace}.") + type.Name.Split('`')[0];
        var inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var own = type.GetGenericArguments().Skip(inherited).Select(Of).ToList();
        return own.Count == 0 ? name : $"{name}<{string.Join(", ", own)}>";
    }
}
