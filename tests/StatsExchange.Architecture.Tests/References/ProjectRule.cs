// SPDX-License-Identifier: Apache-2.0
using System.Xml.Linq;

namespace StatsExchange.Architecture.Tests.References;

/// <summary>What a project file references is exactly what it is allowed to.</summary>
internal static class ProjectRule
{
    public static IReadOnlyList<string> Breaches(string project, string xml)
    {
        if (!AllowedReferences.Projects.TryGetValue(project, out var allowed))
        {
            return [$"{project} is not a project of the architecture"];
        }

        var file = XDocument.Parse(xml);
        var references = file.Descendants("ProjectReference").ToList();
        var compiled = references.Where(r => !IsBuiltBeside(r)).Select(NameOf);
        var beside = references.Where(IsBuiltBeside).Select(NameOf);
        return
        [
            .. Differences(project, "references", compiled, allowed.References),
            .. Differences(project, "is built beside", beside, allowed.BuiltBeside),
            .. Differences(project, "takes of gRPC", file.Descendants("GrpcPart").Select(p => p.Value), Part(allowed.GrpcPart)),
            .. Differences(project, "takes of Orleans", file.Descendants("OrleansPart").Select(p => p.Value), Part(allowed.OrleansPart)),
        ];
    }

    private static IEnumerable<string> Differences(string project, string verb, IEnumerable<string> found, string[] allowed)
    {
        var there = found.ToHashSet(StringComparer.Ordinal);
        return there.Except(allowed).Select(extra => $"{project} {verb} {extra}, which is not allowed")
            .Concat(allowed.Except(there).Select(lacking => $"{project} no longer {verb} {lacking}: the table of the test is stale"));
    }

    private static string[] Part(string part) => part.Length == 0 ? [] : [part];

    private static bool IsBuiltBeside(XElement reference) => (string?)reference.Attribute("ReferenceOutputAssembly") == "false";

    private static string NameOf(XElement reference) =>
        Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'));
}
