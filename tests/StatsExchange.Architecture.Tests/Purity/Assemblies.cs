// SPDX-License-Identifier: Apache-2.0
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace StatsExchange.Architecture.Tests.Purity;

/// <summary>Reads compiled assemblies without loading them.</summary>
internal static class Assemblies
{
    public static AssemblyUses Read(string project)
    {
        var name = project == "StatsExchange.Cli" ? "statsx" : project;
        return ReadFile(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
    }

    public static AssemblyUses ReadFile(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        var reader = image.GetMetadataReader();
        var references = reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name));
        var types = reader.TypeReferences.Select(h => NameOf(reader, h));
        var members = reader.MemberReferences
            .Select(reader.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => $"{NameOf(reader, (TypeReferenceHandle)m.Parent)}.{reader.GetString(m.Name)}");
        return new AssemblyUses([.. references], [.. types], [.. members]);
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
