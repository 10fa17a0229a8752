// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client.Configuration;

/// <summary>All calls go to the first address that can be reached.</summary>
public sealed class PickFirstConfig : LoadBalancingConfig
{
}
