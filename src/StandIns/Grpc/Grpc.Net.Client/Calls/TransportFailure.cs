// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>The status of a call that HTTP, and not its server, ended.</summary>
internal static class TransportFailure
{
    public const string NotStarted = "Error starting gRPC call.";

    /// <summary>Only the words tell a lost connection from a reset stream: type and error code are the same.</summary>
    private const string ConnectionClosed = "closed the connection";
    private const string PingNotAnswered = "didn't respond to a ping";

    /// <summary>As gRPC's table from HTTP status to gRPC status has it.</summary>
    public static CallOutcome Of(HttpStatusCode status) => CallOutcome.Of(
        status switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.RequestHeaderFieldsTooLarge => StatusCode.Internal,
            HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
            HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
            HttpStatusCode.NotFound => StatusCode.Unimplemented,
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
            _ => StatusCode.Unknown,
        },
        $"Bad gRPC response. HTTP status code: {(int)status}");

    /// <summary>
    /// A cancellation that comes from here has ended its call before; one of the HTTP handler's own means that it could not connect in
    /// time, or that it stopped sending a request whose stream was lost.
    /// </summary>
    /// <param name="summary">What failed.</param>
    /// <param name="exception">With what it failed.</param>
    public static CallOutcome Of(string summary, Exception exception)
    {
        if (Find<RpcException>(exception) is { } refusal)
        {
            return new CallOutcome(refusal.Status, refusal.Trailers);
        }

        var code = Find<HttpProtocolException>(exception) is { } failure ? OfProtocol(failure)
            : Find<IOException>(exception) is not null || Find<SocketException>(exception) is not null || IsUnfinishedHandshake(exception) ? StatusCode.Unavailable
            : exception is OperationCanceledException ? StatusCode.Unavailable
            : StatusCode.Internal;
        return CallOutcome.Of(code, $"{summary} {Describe(exception)}", exception);
    }

    /// <summary>
    /// As gRPC's table from HTTP/2 error code to gRPC status has it; the table is of streams. A connection that its server
    /// closes, whatever for, or that is dead takes calls along that did nothing wrong. STREAM_CLOSED is not in the table: it tells of a
    /// stream that is no longer there, mostly another one.
    /// </summary>
    private static StatusCode OfProtocol(HttpProtocolException failure) => failure.ErrorCode switch
    {
        _ when failure.Message.Contains(ConnectionClosed, StringComparison.Ordinal) || failure.Message.Contains(PingNotAnswered, StringComparison.Ordinal) =>
            StatusCode.Unavailable,
        0x5 or 0x7 => StatusCode.Unavailable,
        0x8 => StatusCode.Cancelled,
        0xb => StatusCode.ResourceExhausted,
        0xc => StatusCode.PermissionDenied,
        _ => StatusCode.Internal,
    };

    /// <summary>A server that takes no more connections closes them, sometimes before anything else of HTTP/2 is seen or said.</summary>
    private static bool IsUnfinishedHandshake(Exception exception) =>
        Find<HttpRequestException>(exception) is { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConnectionError or HttpRequestError.Unknown, InnerException: null };

    private static string Describe(Exception exception)
    {
        var own = $"{exception.GetType().Name}: {exception.Message}";
        return exception.InnerException is { } inner ? $"{own} {Describe(inner)}" : own;
    }

    private static T? Find<T>(Exception? exception)
        where T : Exception =>
        exception switch
        {
            null => null,
            T found => found,
            _ => Find<T>(exception.InnerException),
        };
}
