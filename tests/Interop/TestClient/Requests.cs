// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Testing;

namespace Interop.TestClient;

/// <summary>The requests that cases have in common, with the sizes that the published descriptions give them.</summary>
internal static class Requests
{
    public const int LargeRequest = 271828;
    public const int LargeResponse = 314159;

    public static Payload Zeros(int size) => new() { Body = UnsafeByteOperations.UnsafeWrap(new byte[size]) };

    public static SimpleRequest Large() => Unary(LargeRequest, LargeResponse);

    public static SimpleRequest Unary(int requestSize, int responseSize) => new() { ResponseSize = responseSize, Payload = Zeros(requestSize) };

    public static StreamingOutputCallRequest Stream(int requestSize, params int[] responseSizes) => new()
    {
        Payload = Zeros(requestSize),
        ResponseParameters = { responseSizes.Select(size => new ResponseParameters { Size = size }) },
    };

    public static BoolValue Switch(bool value) => new() { Value = value };
}
