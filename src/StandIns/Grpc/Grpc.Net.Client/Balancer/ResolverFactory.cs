// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client.Balancer;

/// <summary>Finds the addresses behind targets of one scheme.</summary>
public abstract class ResolverFactory
{
    private protected ResolverFactory()
    {
    }

    /// <summary>The scheme.</summary>
    public abstract string Name { get; }

    internal abstract AddressSource Create(Uri target, int defaultPort);
}
