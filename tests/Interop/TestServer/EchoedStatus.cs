// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Testing;

namespace Interop.TestServer;

internal static class EchoedStatus
{
    /// <exception cref="RpcException">The status asked for, unless none is or it is OK.</exception>
    public static void Check(EchoStatus? asked)
    {
        if (asked is not null && asked.Code != (int)StatusCode.OK)
        {
            throw new RpcException(new Status((StatusCode)asked.Code, asked.Message));
        }
    }
}
