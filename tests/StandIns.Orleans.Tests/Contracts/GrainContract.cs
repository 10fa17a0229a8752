// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Orleans;

namespace StandIns.Orleans.Tests.Contracts;

/// <summary>
/// Refuses in grain interfaces and messages what real Orleans refuses at build or run time, or would silently lose.
/// Knows only public attributes, so that it judges any assembly, with the stand-in or with the real packages.
/// </summary>
internal static class GrainContract
{
    /// <summary>Everything wrong in the grain interfaces of these assemblies, the messages they mention, public exceptions and every type marked [GenerateSerializer].</summary>
    internal static IReadOnlyList<string> Findings(params Assembly[] assemblies) => Findings(assemblies.SelectMany(assembly => assembly.GetTypes()));

    /// <inheritdoc cref="Findings(Assembly[])"/>
    internal static IReadOnlyList<string> Findings(IEnumerable<Type> types)
    {
        Type[] all = [.. types];
        Type[] interfaces = [.. all.Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type))];
        var messages = new MessageRules();
        List<string> findings = [];
        foreach (var grainInterface in interfaces)
        {
            findings.AddRange(InterfaceRules.Check(grainInterface, messages));
        }

        foreach (var marked in all.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)))
        {
            messages.Visit(marked, marked.FullName!);
        }

        foreach (var exception in all.Where(type => type.IsPublic && typeof(Exception).IsAssignableFrom(type)))
        {
            messages.Visit(exception, "whoever catches it in another grain");
        }

        findings.AddRange(messages.Findings);
        findings.AddRange(RepeatedAliases(interfaces.Concat(messages.Visited)));
        return findings;
    }

    private static IEnumerable<string> RepeatedAliases(IEnumerable<Type> types) =>
        types.Distinct()
            .SelectMany(type => type.GetCustomAttributes<AliasAttribute>(inherit: false), (type, alias) => (type, alias.Alias))
            .GroupBy(pair => pair.Alias, pair => pair.type)
            .Where(group => group.Count() > 1)
            .Select(group => $"alias {group.Key} is given to {string.Join(" and ", group.Select(type => type.FullName))}");
}
