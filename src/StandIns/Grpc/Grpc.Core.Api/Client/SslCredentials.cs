// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core;

public sealed class SslCredentials : ChannelCredentials
{
}
