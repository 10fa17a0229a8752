// SPDX-License-Identifier: Apache-2.0
using Grpc.Testing;

namespace Interop.TestClient.Cases;

internal static class StreamingCases
{
    private static readonly int[] RequestSizes = [27182, 8, 1828, 45904];
    private static readonly int[] ResponseSizes = [31415, 9, 2653, 58979];

    public static async Task ClientAsync(CaseContext context)
    {
        using var call = context.Tests.StreamingInputCall(CaseContext.Options());
        foreach (var size in RequestSizes)
        {
            await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Requests.Zeros(size) });
        }

        await call.RequestStream.CompleteAsync();
        Expect.Equal("the sum of the sizes", RequestSizes.Sum(), (await call).AggregatedPayloadSize);
    }

    public static async Task ServerAsync(CaseContext context)
    {
        using var call = context.Tests.StreamingOutputCall(Requests.Stream(0, ResponseSizes), CaseContext.Options());
        foreach (var size in ResponseSizes)
        {
            Expect.Zeros(size, (await Expect.NextAsync(call.ResponseStream)).Payload);
        }

        await Expect.EndAsync(call.ResponseStream);
    }

    public static async Task PingPongAsync(CaseContext context)
    {
        using var call = context.Tests.FullDuplexCall(CaseContext.Options());
        foreach (var (requestSize, responseSize) in RequestSizes.Zip(ResponseSizes))
        {
            await call.RequestStream.WriteAsync(Requests.Stream(requestSize, responseSize));
            Expect.Zeros(responseSize, (await Expect.NextAsync(call.ResponseStream)).Payload);
        }

        await call.RequestStream.CompleteAsync();
        await Expect.EndAsync(call.ResponseStream);
    }

    public static async Task EmptyAsync(CaseContext context)
    {
        using var call = context.Tests.FullDuplexCall(CaseContext.Options());
        await call.RequestStream.CompleteAsync();
        await Expect.EndAsync(call.ResponseStream);
    }
}
