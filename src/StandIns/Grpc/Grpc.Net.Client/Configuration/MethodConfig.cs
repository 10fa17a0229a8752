// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client.Configuration;

/// <summary>What holds for calls of the methods it names.</summary>
public sealed class MethodConfig : ConfigObject
{
    public RetryPolicy? RetryPolicy { get; set; }

    public IList<MethodName> Names { get; } = [];
}
