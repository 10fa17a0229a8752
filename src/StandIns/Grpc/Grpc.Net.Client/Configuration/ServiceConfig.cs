// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client.Configuration;

/// <summary>How a channel spreads its calls and which of them it makes again.</summary>
public sealed class ServiceConfig : ConfigObject
{
    /// <summary>The first one counts; <see cref="PickFirstConfig"/> where there is none.</summary>
    public IList<LoadBalancingConfig> LoadBalancingConfigs { get; } = [];

    public IList<MethodConfig> MethodConfigs { get; } = [];
}
