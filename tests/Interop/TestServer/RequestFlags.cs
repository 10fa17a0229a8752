// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Testing;
using Interop.Protocol;
using Microsoft.AspNetCore.Http.Features;

namespace Interop.TestServer;

/// <summary>Whether the messages of a request were compressed, learnt beside gRPC from the bytes it reads.</summary>
internal static class RequestFlags
{
    public static Task ObserveAsync(HttpContext httpContext, RequestDelegate next)
    {
        var flags = new MessageFlags();
        httpContext.Features.Set(flags);
        httpContext.Features.Set<IRequestBodyPipeFeature>(new ObservedRequestBody(httpContext.Features.GetRequiredFeature<IRequestBodyPipeFeature>(), flags));
        return next(httpContext);
    }

    /// <param name="context">The call.</param>
    /// <param name="expected">What the client says of the message; null where it says nothing.</param>
    /// <param name="message">The number of the message, counted from 0.</param>
    /// <exception cref="RpcException">INVALID_ARGUMENT: a compressed message was announced, and this one is not.</exception>
    public static void Check(ServerCallContext context, BoolValue? expected, int message)
    {
        if (expected is { Value: true } && !context.GetHttpContext().Features.GetRequiredFeature<MessageFlags>().IsCompressed(message))
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "The request was to be compressed and is not."));
        }
    }
}
