// SPDX-License-Identifier: Apache-2.0
using Grpc.Testing;

namespace Interop.TestClient.Cases;

internal static class UnaryCases
{
    private const int Concurrent = 1000;

    public static async Task EmptyAsync(CaseContext context)
    {
        var response = await context.Tests.EmptyCallAsync(new Empty(), CaseContext.Options());
        Expect.Equal("the size of the response", 0, response.CalculateSize());
    }

    public static async Task LargeAsync(CaseContext context)
    {
        var response = await context.Tests.UnaryCallAsync(Requests.Large(), CaseContext.Options());
        Expect.Equal("the type of the payload", PayloadType.Compressable, response.Payload?.Type);
        Expect.Zeros(Requests.LargeResponse, response.Payload);
    }

    public static Task ConcurrentLargeAsync(CaseContext context) =>
        Task.WhenAll(Enumerable.Range(0, Concurrent).Select(_ => LargeAsync(context)));
}
