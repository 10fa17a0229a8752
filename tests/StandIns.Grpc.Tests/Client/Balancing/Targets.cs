// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Grpc.Tests.Client.Balancing;

/// <summary>Channels to several addresses.</summary>
internal static class Targets
{
    public static GrpcChannel Static(LoadBalancingConfig balancing, params int[] ports) => Static(Options(balancing), ports);

    public static GrpcChannel Static(GrpcChannelOptions options, params int[] ports)
    {
        var addresses = ports.Select(port => new BalancerAddress("127.0.0.1", port)).ToArray();
        options.ServiceProvider = new ServiceCollection().AddSingleton<ResolverFactory>(new StaticResolverFactory(_ => addresses)).BuildServiceProvider();
        return GrpcChannel.ForAddress("static:///probes", options);
    }

    public static GrpcChannelOptions Options(LoadBalancingConfig balancing) => new()
    {
        Credentials = ChannelCredentials.Insecure,
        ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { balancing } },
        InitialReconnectBackoff = TimeSpan.FromMilliseconds(50),
        MaxReconnectBackoff = TimeSpan.FromMilliseconds(500),
    };
}
