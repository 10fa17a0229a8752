// SPDX-License-Identifier: Apache-2.0
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;

namespace StandIns.Grpc.Tests.Client.Inside;

/// <summary>Knows one address more each time it is asked.</summary>
internal sealed class GrowingAddresses(IReadOnlyList<BalancerAddress> all) : AddressSource
{
    private int _known;

    public override TimeSpan? HoldsFor => TimeSpan.Zero;

    public override ValueTask<IReadOnlyList<BalancerAddress>> FindAsync(CancellationToken cancellationToken)
    {
        _known = Math.Min(_known + 1, all.Count);
        return new([.. all.Take(_known)]);
    }
}
