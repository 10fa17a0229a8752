// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Interop.TestClient.Cases;

/// <summary>Calls that their client ends before the server does.</summary>
internal static class EndingCases
{
    public static async Task CancelAfterBeginAsync(CaseContext context)
    {
        using var cancellation = new CancellationTokenSource();
        using var call = context.Tests.StreamingInputCall(CaseContext.Options().WithCancellationToken(cancellation.Token));
        await cancellation.CancelAsync();
        await Expect.FailsAsync(StatusCode.Cancelled, () => call.ResponseAsync);
        Expect.Equal("the status of the call", StatusCode.Cancelled, call.GetStatus().StatusCode);
    }

    public static async Task CancelAfterFirstResponseAsync(CaseContext context)
    {
        using var cancellation = new CancellationTokenSource();
        using var call = context.Tests.FullDuplexCall(CaseContext.Options().WithCancellationToken(cancellation.Token));
        await call.RequestStream.WriteAsync(Requests.Stream(27182, 31415));
        Expect.Zeros(31415, (await Expect.NextAsync(call.ResponseStream)).Payload);
        await cancellation.CancelAsync();
        await Expect.FailsAsync(StatusCode.Cancelled, () => call.ResponseStream.MoveNext());
        Expect.Equal("the status of the call", StatusCode.Cancelled, call.GetStatus().StatusCode);
    }

    public static async Task TimeoutOnSleepingServerAsync(CaseContext context)
    {
        using var call = context.Tests.FullDuplexCall(new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(1)));
        try
        {
            await call.RequestStream.WriteAsync(Requests.Stream(27182));
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // The time may be over before the request is on its way.
        }

        await Expect.FailsAsync(StatusCode.DeadlineExceeded, () => call.ResponseStream.MoveNext());
    }
}
