// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;

namespace Grpc.AspNetCore.Server;

public class GrpcServiceOptions
{
    /// <summary>The largest message in bytes that is sent; null for no limit, which is the default.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>The largest message in bytes that is received; null for no limit; 4 MiB by default.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>Whether a client is told the text of an exception that carries no status.</summary>
    public bool? EnableDetailedErrors { get; set; }

    /// <summary>The encoding of responses to clients that accept it: <c>gzip</c> or <c>deflate</c>, or null for none.</summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    public CompressionLevel? ResponseCompressionLevel { get; set; }

    /// <summary>Interceptors of every call; the first sees a call first.</summary>
    public InterceptorCollection Interceptors { get; } = [];
}
