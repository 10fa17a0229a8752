// SPDX-License-Identifier: Apache-2.0
using Grpc.Net.Client.Balancer;

namespace Grpc.Net.Client;

internal abstract class AddressSource
{
    /// <summary>How long an answer is taken as the last word; null where it never changes.</summary>
    public abstract TimeSpan? HoldsFor { get; }

    public abstract ValueTask<IReadOnlyList<BalancerAddress>> FindAsync(CancellationToken cancellationToken);
}
