// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Testing;

namespace Interop.TestServer;

internal static class Payloads
{
    /// <exception cref="RpcException">INVALID_ARGUMENT: no such payload can be made.</exception>
    public static Payload Zeros(PayloadType type, int size)
    {
        if (type != PayloadType.Compressable)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"Payloads of type {(int)type} are not known."));
        }

        return size >= 0
            ? new Payload { Type = type, Body = UnsafeByteOperations.UnsafeWrap(new byte[size]) }
            : throw new RpcException(new Status(StatusCode.InvalidArgument, $"A payload cannot have {size} bytes."));
    }
}
