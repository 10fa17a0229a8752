// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using Grpc.Core.Wire;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server;

/// <summary>The options as the calls of a method need them, read once when the method is mapped.</summary>
internal sealed record MethodSettings(
    int? MaxSendMessageSize,
    int? MaxReceiveMessageSize,
    bool DetailedErrors,
    ResponseCompression Compression,
    IReadOnlyList<InterceptorRegistration> Interceptors,
    ILogger Logger)
{
    public static MethodSettings From(GrpcServiceOptions options, ILogger logger) => new(
        options.MaxSendMessageSize,
        options.MaxReceiveMessageSize,
        options.EnableDetailedErrors ?? false,
        CompressionOf(options),
        [.. options.Interceptors],
        logger);

    private static ResponseCompression CompressionOf(GrpcServiceOptions options) => options.ResponseCompressionAlgorithm switch
    {
        var encoding when MessageEncoding.IsKnown(encoding) => new(encoding, options.ResponseCompressionLevel ?? CompressionLevel.Fastest),
        var other => throw new InvalidOperationException($"The configured response compression algorithm '{other}' does not have a matching compression provider."),
    };
}
