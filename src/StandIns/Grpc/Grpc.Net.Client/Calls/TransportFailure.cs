// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>The status of a call that HTTP, and not its server, ended.</summary>
internal static class TransportFailure
{
    /// <summary>As gRPC's table from HTTP status to gRPC status has it.</summary>
    public static CallOutcome Of(HttpStatusCode status) => CallOutcome.Of(
        status switch
        {
            HttpStatusCode.BadRequest => StatusCode.Internal,
            HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
            HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
            HttpStatusCode.NotFound => StatusCode.Unimplemented,
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
            _ => StatusCode.Unknown,
        },
        $"Bad gRPC response. HTTP status code: {(int)status}");

    public static CallOutcome Of(Exception exception)
    {
        if (Find<RpcException>(exception) is { } refusal)
        {
            return new CallOutcome(refusal.Status, refusal.Trailers);
        }

        var code = Find<HttpProtocolException>(exception) is { } reset ? OfReset(reset.ErrorCode)
            : Find<SocketException>(exception) is not null || Find<IOException>(exception) is not null || IsConnectionError(exception) ? StatusCode.Unavailable
            : exception is OperationCanceledException ? StatusCode.Cancelled
            : StatusCode.Internal;
        return CallOutcome.Of(code, $"Error in gRPC call. {exception.GetType().Name}: {exception.Message}", exception);
    }

    /// <summary>
    /// As gRPC's table from HTTP/2 error code to gRPC status has it. STREAM_CLOSED is not in it: it ends a connection
    /// for what another stream did, so that the call is lost with its connection.
    /// </summary>
    private static StatusCode OfReset(long errorCode) => errorCode switch
    {
        0x5 or 0x7 => StatusCode.Unavailable,
        0x8 => StatusCode.Cancelled,
        0xb => StatusCode.ResourceExhausted,
        0xc => StatusCode.PermissionDenied,
        _ => StatusCode.Internal,
    };

    private static bool IsConnectionError(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ResponseEnded,
    };

    private static T? Find<T>(Exception? exception)
        where T : Exception =>
        exception switch
        {
            null => null,
            T found => found,
            _ => Find<T>(exception.InnerException),
        };
}
