// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>What a silo puts into the container.</summary>
internal static class SiloServices
{
    internal static ISiloBuilder AddTo(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton<GrainClasses>();
        services.TryAddSingleton<Silo>();
        services.TryAddSingleton<IGrainFactory, GrainFactory>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SiloService>());
        return new SiloBuilder(services, configuration);
    }
}
