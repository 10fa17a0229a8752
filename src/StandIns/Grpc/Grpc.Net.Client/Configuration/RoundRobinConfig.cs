// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client.Configuration;

/// <summary>Calls go to all addresses that can be reached, in turn.</summary>
public sealed class RoundRobinConfig : LoadBalancingConfig
{
}
