// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Orleans.Runtime;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Hub.Streams;
using StatsExchange.Journal;

namespace StatsExchange.Hub.Refusals;

/// <summary>The one place where what went wrong becomes a status code.</summary>
internal static class StatusMapper
{
    /// <summary>The refusal an exception stands for; null where it is none.</summary>
    public static RefusedException? ToRefusal(Exception error) => error switch
    {
        RefusedException refusal => refusal,
        // What is refused before it is parsed leaves the parsing as a status.
        RpcException { Status.DebugException: RefusedException refusal } => refusal,
        JournalException fault => JournalFaults.ToRefusal(fault),
        _ => null,
    };

    /// <summary>The status of what is neither a refusal nor a status already; null where nobody expected it.</summary>
    public static RpcException? ToStatus(Exception error, ServerCallContext context, TimeProvider time) => error switch
    {
        RpcException status => status,
        StallException or OverdueException => RichStatus.Of(StatusCode.DeadlineExceeded, error.Message, retry: false),
        ShutdownException => RichStatus.Of(StatusCode.Unavailable, error.Message, retry: true),
        OperationCanceledException when context.Deadline <= time.GetUtcNow().UtcDateTime =>
            new RpcException(new Status(StatusCode.DeadlineExceeded, "The deadline of the call has passed.")),
        OperationCanceledException when context.CancellationToken.IsCancellationRequested =>
            new RpcException(new Status(StatusCode.Cancelled, "The caller cancelled the call.")),
        // A time-out between grains means unknown, not failed; the request_id makes asking again safe.
        TimeoutException or OrleansException or ObjectDisposedException =>
            RichStatus.Of(StatusCode.Unavailable, "The hub cannot answer at the moment; retry with the same request_id.", retry: true),
        _ => null,
    };

    /// <summary>
    /// The status of an exception that nobody expected: UNKNOWN, which the status table of gRPC gives to a server application that throws.
    /// INTERNAL is the library's own, and UNAVAILABLE would invite to repeat what fails each time.
    /// </summary>
    public static RpcException Unexpected(string id) =>
        RichStatus.Of(StatusCode.Unknown, $"The hub failed unexpectedly; its log has the details under the id {id}.", retry: false);
}
