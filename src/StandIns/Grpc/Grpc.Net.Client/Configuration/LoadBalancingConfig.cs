// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client.Configuration;

/// <summary>How calls are spread over the addresses of a target.</summary>
public class LoadBalancingConfig : ConfigObject
{
    private protected LoadBalancingConfig()
    {
    }
}
