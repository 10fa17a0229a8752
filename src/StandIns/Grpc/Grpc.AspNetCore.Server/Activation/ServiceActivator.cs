// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

internal static class ServiceActivator<TService>
    where TService : class
{
    private static readonly Lazy<ObjectFactory<TService>> Factory = new(static () => ActivatorUtilities.CreateFactory<TService>([]));

    public static PerCall<TService> Take(ServerCallContext context)
    {
        var services = context.GetHttpContext().RequestServices;
        return services.GetService<TService>() is { } shared
            ? new(shared, IsOwned: false)
            : new(Factory.Value(services, []), IsOwned: true);
    }
}
