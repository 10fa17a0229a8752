// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Core.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Grpc.AspNetCore.Server;

internal static class RequestCheck
{
    /// <summary>What a client sent comes back in a header, which must not grow beyond what clients take.</summary>
    private const int LongestTold = 100;

    /// <summary>False where the request is not gRPC over HTTP/2; the HTTP status that says so is then set.</summary>
    public static bool IsGrpc(HttpContext httpContext)
    {
        if (!WireHeaders.IsGrpc(httpContext.Request.ContentType))
        {
            httpContext.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return false;
        }

        if (!HttpProtocol.IsHttp2(httpContext.Request.Protocol) && !HttpProtocol.IsHttp3(httpContext.Request.Protocol))
        {
            httpContext.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            httpContext.Response.Headers.Upgrade = HttpProtocol.Http2;
            return false;
        }

        return true;
    }

    /// <summary>A body has as many bytes as it has messages, and each message has a limit of its own; a stream may rest between messages.</summary>
    public static void LiftHttpLimits(HttpContext httpContext, bool isStream)
    {
        if (httpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (isStream && httpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    /// <exception cref="RpcException">UNIMPLEMENTED; the answer names the encodings that are known.</exception>
    public static void RefuseUnknownEncoding(HttpContext httpContext)
    {
        var encoding = (string?)httpContext.Request.Headers.GrpcEncoding;
        if (!MessageEncoding.IsKnown(encoding))
        {
            var told = encoding!.Length > LongestTold ? encoding[..LongestTold] + "…" : encoding;
            throw new RpcException(new Status(StatusCode.Unimplemented, $"Unsupported grpc-encoding value '{told}'. Supported encodings: {MessageEncoding.Accepted}"));
        }
    }
}
