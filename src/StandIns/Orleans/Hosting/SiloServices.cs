// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>What a silo puts into the container.</summary>
internal static class SiloServices
{
    internal static ISiloBuilder AddTo(IServiceCollection services, IConfiguration configuration) =>
        new SiloBuilder(services, configuration);
}
