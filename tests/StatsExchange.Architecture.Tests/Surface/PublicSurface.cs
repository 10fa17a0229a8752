// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace StatsExchange.Architecture.Tests.Surface;

/// <summary>What an assembly shows to others, a line per type and per member of it, own or inherited from a base that is not .NET's.</summary>
internal static class PublicSurface
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Of);

    public static IEnumerable<string> Of(Type type)
    {
        var name = TypeText.Of(type);
        yield return $"{Kind(type)} {name}";
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield return $"{name} {MemberText.Of(type.GetMethod("Invoke")!)}";
            yield break;
        }

        foreach (var member in type.GetMembers(All).Where(IsOurs).Select(MemberText.Of).OfType<string>().Distinct())
        {
            yield return $"{name} {member}";
        }
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    private static bool IsOurs(MemberInfo member) =>
        member.DeclaringType!.Namespace is { } space && space != "System" && !space.StartsWith("System.", StringComparison.Ordinal);
}
