// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core.Wire;

/// <summary>What either side answers to bytes that break the protocol; codes by gRPC's table of library-generated statuses.</summary>
internal static class WireErrors
{
    public static RpcException IncompleteMessage() => Of(StatusCode.Internal, "Incomplete message.");

    public static RpcException UnknownCompressionFlag(byte flag) =>
        Of(StatusCode.Internal, $"Unexpected compressed flag value in message header: {flag}.");

    public static RpcException CompressedWithoutEncoding() =>
        Of(StatusCode.Internal, "A message is compressed, but the call names no grpc-encoding.");

    public static RpcException UnsupportedEncoding(string encoding) =>
        Of(StatusCode.Unimplemented, $"Unsupported grpc-encoding value '{encoding}'. Supported encodings: {MessageEncoding.Accepted}");

    public static RpcException NotUnpacked(string encoding, Exception cause) =>
        Of(StatusCode.Internal, $"A {encoding} message could not be decompressed.", cause);

    public static RpcException NotParsed(Exception cause) => Of(StatusCode.Internal, "A message could not be parsed.", cause);

    public static RpcException ReceivedTooLarge(int limit) =>
        Of(StatusCode.ResourceExhausted, $"Received message exceeds the maximum configured message size of {limit} bytes.");

    public static RpcException SentTooLarge(int limit) =>
        Of(StatusCode.ResourceExhausted, $"Sending message exceeds the maximum configured message size of {limit} bytes.");

    private static RpcException Of(StatusCode code, string detail, Exception? cause = null) => new(new Status(code, detail, cause));
}
