// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.References;

/// <summary>What a compiled assembly mentions lies within what its project may reach.</summary>
internal static class AssemblyRule
{
    public static IReadOnlyList<string> Breaches(string project, IEnumerable<string> mentioned)
    {
        var allowed = AllowedReferences.Projects[project];
        var reach = AllowedReferences.Reach(project);
        var breaches = new List<string>();
        foreach (var name in mentioned)
        {
            var isOurs = AllowedReferences.Projects.ContainsKey(name) && name.StartsWith("StatsExchange.", StringComparison.Ordinal);
            if (isOurs && !reach.Contains(name))
            {
                breaches.Add($"{project} mentions {name}, which it may not reach");
            }

            if (allowed.Forbidden.Any(prefix => name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal)))
            {
                breaches.Add($"{project} mentions {name}, which it must not know");
            }
        }

        return breaches;
    }
}
