// SPDX-License-Identifier: Apache-2.0
using System.Net;

namespace Grpc.Net.Client.Balancer;

/// <summary>One address behind a target.</summary>
public sealed class BalancerAddress(string host, int port)
{
    public DnsEndPoint EndPoint { get; } = new(host, port);

    /// <summary>The name the server is called by where that is not its host: a certificate is for the name, not for what it resolves to.</summary>
    internal string? HostOverride { get; init; }
}
