// SPDX-License-Identifier: Apache-2.0
using Grpc.Net.Client.Balancer;

namespace StatsExchange.Client.Connections;

/// <summary>Tells a channel which addresses stand behind <see cref="Target"/>: it asks for its resolvers as for a service.</summary>
internal sealed class HubAddresses(HubTarget hub) : IServiceProvider
{
    public const string Target = "static:///hub";

    public object? GetService(Type serviceType) => serviceType == typeof(IEnumerable<ResolverFactory>)
        ? new ResolverFactory[] { new StaticResolverFactory(_ => hub.Addresses.Select(address => new BalancerAddress(address.IdnHost, address.Port))) }
        : null;
}
