// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client.Balancer;

/// <summary>Targets of the scheme <c>static</c>: the addresses are those a callback names when the channel is made.</summary>
public sealed class StaticResolverFactory(Func<Uri, IEnumerable<BalancerAddress>> addressesCallback) : ResolverFactory
{
    public override string Name => "static";

    internal override AddressSource Create(Uri target, int defaultPort) => new FixedAddresses([.. addressesCallback(target)]);
}
