// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace Orleans.Serialization.Configuration;

/// <summary>Which types may be named in what silos send each other. A silo of the stand-in sends nothing.</summary>
public sealed class TypeManifestOptions
{
    /// <summary>The assemblies added.</summary>
    public HashSet<string> AllowedAssemblies { get; } = new(StringComparer.Ordinal);

    /// <summary>Allows the types of an assembly as arguments of generic types.</summary>
    public void AddAllowedAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        AllowedAssemblies.Add(assembly.GetName().Name!);
    }
}
