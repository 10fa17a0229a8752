// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace StandIns.Grpc.Tests.Client.Retries;

internal static class Policies
{
    public static RetryPolicy Unavailable(int maxAttempts = 5) => new()
    {
        MaxAttempts = maxAttempts,
        InitialBackoff = TimeSpan.FromMilliseconds(1),
        MaxBackoff = TimeSpan.FromMilliseconds(5),
        BackoffMultiplier = 2,
        RetryableStatusCodes = { StatusCode.Unavailable },
    };

    public static GrpcChannelOptions ForAll(RetryPolicy policy) => For((MethodName.Default, policy));

    public static GrpcChannelOptions For(params (MethodName Name, RetryPolicy Policy)[] methods)
    {
        var config = new ServiceConfig();
        foreach (var (name, policy) in methods)
        {
            config.MethodConfigs.Add(new MethodConfig { Names = { name }, RetryPolicy = policy });
        }

        return new GrpcChannelOptions { ServiceConfig = config };
    }
}
