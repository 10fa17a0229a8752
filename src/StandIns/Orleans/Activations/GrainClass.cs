// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>A class of the application that implements grain interfaces.</summary>
internal sealed class GrainClass
{
    private readonly Lazy<ObjectFactory> factory;

    internal GrainClass(Type type)
    {
        Type = type;
        GrainType = GrainType.Create(NameOf(type));
        Interfaces = [.. type.GetInterfaces().Where(candidate => typeof(IGrain).IsAssignableFrom(candidate) && candidate.Assembly != typeof(IGrain).Assembly)];
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        Workers = type.GetCustomAttributes(typeof(StatelessWorkerAttribute), inherit: true).Cast<StatelessWorkerAttribute>().SingleOrDefault()?.Workers ?? 1;
        factory = new Lazy<ObjectFactory>(() => ActivatorUtilities.CreateFactory(type, []));
    }

    internal Type Type { get; }

    internal GrainType GrainType { get; }

    internal IReadOnlyList<Type> Interfaces { get; }

    internal bool IsReentrant { get; }

    /// <summary>How many activations may share one key.</summary>
    internal int Workers { get; }

    internal IGrainBase Create(IServiceProvider services) => (IGrainBase)factory.Value(services, []);

    private static string NameOf(Type type)
    {
        const string Suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
