// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Reflection;

namespace StatsExchange.Hub.Options;

/// <summary>Every option there is, found by its attribute.</summary>
internal static class OptionTable
{
    public static ImmutableArray<OptionDefinition> All { get; } = [.. Find(typeof(HubOptions), [])];

    public static OptionDefinition? Find(string name) => All.FirstOrDefault(option => option.Name == name);

    private static IEnumerable<OptionDefinition> Find(Type type, ImmutableArray<PropertyInfo> path)
    {
        foreach (var property in type.GetProperties())
        {
            var here = path.Add(property);
            if (property.GetCustomAttribute<OptionAttribute>() is { } attribute)
            {
                yield return new OptionDefinition(here, attribute);
            }
            else if (property.PropertyType.Namespace == typeof(HubOptions).Namespace)
            {
                foreach (var nested in Find(property.PropertyType, here))
                {
                    yield return nested;
                }
            }
        }
    }
}
