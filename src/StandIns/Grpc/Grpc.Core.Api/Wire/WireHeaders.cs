// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace Grpc.Core.Wire;

/// <summary>Header names of gRPC over HTTP/2, and which of them belong to the protocol and not to the application.</summary>
internal static class WireHeaders
{
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";
    public const string PreviousAttempts = "grpc-previous-rpc-attempts";

    /// <summary>Metadata with which an application orders the encoding of a call; it never goes over the wire.</summary>
    public const string EncodingRequest = "grpc-internal-encoding-request";

    public const string UserAgent = "user-agent";
    public const string ContentType = "content-type";
    public const string Te = "te";
    public const string Trailers = "trailers";
    public const string GrpcContentType = "application/grpc";

    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
        [
            Status, Message, Timeout, Encoding, AcceptEncoding, EncodingRequest, ContentType, Te,
            "accept-encoding", "connection", "content-encoding", "content-length", "date", "grpc-message-type",
            "host", "keep-alive", "proxy-connection", "server", "trailer", "transfer-encoding", "upgrade",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that never pass between the wire and an application's metadata.</summary>
    public static bool IsReserved(string name) => name.StartsWith(':') || Reserved.Contains(name);

    /// <summary><c>application/grpc</c>, alone or with a suffix (<c>+proto</c>) or parameters; <c>application/grpc-web</c> is another protocol.</summary>
    public static bool IsGrpc(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(GrpcContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == GrpcContentType.Length || contentType[GrpcContentType.Length] is ';' or '+');
}
