// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core;

/// <summary>Whether a channel speaks TLS, where its address does not say so.</summary>
public abstract class ChannelCredentials
{
    private protected ChannelCredentials()
    {
    }

    public static ChannelCredentials Insecure { get; } = new InsecureCredentials();

    public static ChannelCredentials SecureSsl { get; } = new SslCredentials();
}
