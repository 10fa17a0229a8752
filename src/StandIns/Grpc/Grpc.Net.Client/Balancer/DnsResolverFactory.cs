// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client.Balancer;

/// <summary>Targets of the scheme <c>dns</c>: <c>dns:///name:port</c>.</summary>
internal sealed class DnsResolverFactory : ResolverFactory
{
    public override string Name => "dns";

    internal override AddressSource Create(Uri target, int defaultPort) => new DnsAddresses(target, defaultPort);
}
