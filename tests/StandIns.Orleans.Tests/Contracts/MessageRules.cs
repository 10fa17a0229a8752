// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Orleans;

namespace StandIns.Orleans.Tests.Contracts;

/// <summary>What holds for the types that cross grain calls; follows them through their members.</summary>
internal sealed class MessageRules
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<Type> visited = [];
    private readonly HashSet<Type> closedGenerics = [];
    private readonly List<string> findings = [];

    internal IReadOnlyCollection<Type> Visited => visited;

    internal IReadOnlyList<string> Findings => findings;

    internal void Visit(Type type, string mentionedBy)
    {
        if (type.IsGenericParameter || type.IsEnum || typeof(IGrain).IsAssignableFrom(type))
        {
            return;
        }

        if (type.HasElementType)
        {
            Visit(type.GetElementType()!, mentionedBy);
            return;
        }

        if (type.IsConstructedGenericType)
        {
            VisitParts(type, mentionedBy);
            type = type.GetGenericTypeDefinition();
        }

        if (IsFramework(type) || !visited.Add(type))
        {
            return;
        }

        if (!type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            findings.Add($"{type.FullName} has no [GenerateSerializer], and {mentionedBy} uses it");
            return;
        }

        if (!type.IsDefined(typeof(AliasAttribute), inherit: false))
        {
            findings.Add($"{type.FullName} has no [Alias]");
        }

        CheckMembers(type);
        if (type.BaseType is { } parent)
        {
            Visit(parent, type.FullName!);
        }
    }

    private void VisitParts(Type closed, string mentionedBy)
    {
        if (!closedGenerics.Add(closed))
        {
            return;
        }

        // What a message of ours does with its type parameter shows in its members; of a collection we know that it holds it.
        var parts = IsFramework(closed) ? closed.GetGenericArguments() : closed.GetFields(Declared).Select(field => field.FieldType);
        foreach (var part in parts)
        {
            Visit(part, mentionedBy);
        }
    }

    private void CheckMembers(Type type)
    {
        Dictionary<uint, string> names = [];
        var isImmutable = type.IsDefined(typeof(ImmutableAttribute), inherit: false);
        foreach (var field in type.GetFields(Declared).Where(field => !field.IsDefined(typeof(NonSerializedAttribute))))
        {
            var (name, id) = Member(field);
            if (id is null)
            {
                findings.Add($"{type.FullName}.{name} has no [Id] and would not cross");
            }
            else if (!names.TryAdd(id.Id, name))
            {
                findings.Add($"{type.FullName}.{name} has the [Id] {id.Id} of {names[id.Id]}");
            }

            if (isImmutable && (!field.IsInitOnly || IsChangeable(field.FieldType)))
            {
                findings.Add($"{type.FullName} is marked [Immutable], and its {name} can be changed");
            }

            Visit(field.FieldType, $"{type.FullName}.{name}");
        }
    }

    // Arrays are left out: bytes are shared on purpose, and that nobody writes to them is the promise of the attribute.
    private static bool IsChangeable(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(List<>) || definition == typeof(Dictionary<,>) || definition == typeof(HashSet<>));

    /// <summary>A field, or the property it stands behind: the compiler names such a field &lt;Name&gt;k__BackingField.</summary>
    private static (string Name, IdAttribute? Id) Member(FieldInfo field)
    {
        if (!field.Name.StartsWith('<'))
        {
            return (field.Name, field.GetCustomAttribute<IdAttribute>());
        }

        var property = field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)];
        return (property, field.DeclaringType!.GetProperty(property, Declared)?.GetCustomAttribute<IdAttribute>() ?? field.GetCustomAttribute<IdAttribute>());
    }

    // The runtime's own identities cross like those of the framework.
    private static bool IsFramework(Type type) =>
        type.Namespace is { } space
        && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space == "Orleans" || space.StartsWith("Orleans.", StringComparison.Ordinal));
}
