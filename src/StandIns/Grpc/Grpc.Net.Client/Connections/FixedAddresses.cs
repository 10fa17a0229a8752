// SPDX-License-Identifier: Apache-2.0
using Grpc.Net.Client.Balancer;

namespace Grpc.Net.Client;

internal sealed class FixedAddresses(IReadOnlyList<BalancerAddress> addresses) : AddressSource
{
    public override TimeSpan? HoldsFor => null;

    public override ValueTask<IReadOnlyList<BalancerAddress>> FindAsync(CancellationToken cancellationToken) => new(addresses);
}
