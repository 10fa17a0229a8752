// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>The grain classes of the application's assemblies, by interface and by kind.</summary>
internal sealed class GrainClasses
{
    private readonly ILookup<Type, GrainClass> byInterface;
    private readonly Dictionary<GrainType, GrainClass> byType;
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainClass> implementing = new();

    public GrainClasses()
    {
        var classes = ApplicationAssemblies()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IGrainBase).IsAssignableFrom(type) && typeof(IGrain).IsAssignableFrom(type))
            .Select(type => new GrainClass(type))
            .ToList();
        byInterface = classes.SelectMany(found => found.Interfaces, (found, implemented) => (found, implemented)).ToLookup(pair => pair.implemented, pair => pair.found);
        byType = [];
        foreach (var found in classes)
        {
            if (!byType.TryAdd(found.GrainType, found))
            {
                throw new InvalidOperationException($"{found.Type} and {byType[found.GrainType].Type} are both of grain type {found.GrainType}.");
            }
        }
    }

    internal GrainClass Implementing(Type grainInterface, string? prefix) => implementing.GetOrAdd((grainInterface, prefix), FindImplementing);

    private GrainClass FindImplementing((Type Interface, string? Prefix) wanted)
    {
        var (grainInterface, prefix) = wanted;
        var found = byInterface[grainInterface].Where(candidate => prefix is null || candidate.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new ArgumentException($"Could not find an implementation for interface {grainInterface}."),
            _ => throw new ArgumentException($"More than one class implements {grainInterface}: {string.Join(", ", found.Select(candidate => candidate.Type))}."),
        };
    }

    internal GrainClass Of(GrainType type) =>
        byType.GetValueOrDefault(type) ?? throw new ArgumentException($"There is no grain class of type {type}.");

    /// <summary>Everything reachable from what is loaded that can know grains: the container may name a grain class before its assembly is used.</summary>
    private static IEnumerable<Assembly> ApplicationAssemblies()
    {
        var own = typeof(IGrain).Assembly.GetName().Name;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        while (open.TryDequeue(out var assembly))
        {
            if (IsFramework(assembly.GetName().Name!) || !seen.Add(assembly.GetName().Name!))
            {
                continue;
            }

            var references = assembly.GetReferencedAssemblies();
            foreach (var reference in references.Where(reference => reference.Name != own && !IsFramework(reference.Name!) && !seen.Contains(reference.Name!)))
            {
                if (TryLoad(reference) is { } loaded)
                {
                    open.Enqueue(loaded);
                }
            }

            if (references.Any(reference => reference.Name == own))
            {
                yield return assembly;
            }
        }
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard";

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (IOException)
        {
            // A reference that was not deployed cannot hold a grain that is used.
            return null;
        }
    }
}
