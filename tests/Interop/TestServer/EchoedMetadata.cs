// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Interop.TestServer;

/// <summary>Sends back the two entries by which clients test metadata: one with the headers, one with the trailers.</summary>
internal static class EchoedMetadata
{
    private const string Initial = "x-grpc-test-echo-initial";
    private const string Trailing = "x-grpc-test-echo-trailing-bin";

    public static async Task SendAsync(ServerCallContext context)
    {
        foreach (var entry in context.RequestHeaders.GetAll(Trailing))
        {
            context.ResponseTrailers.Add(entry);
        }

        var headers = new Metadata();
        foreach (var entry in context.RequestHeaders.GetAll(Initial))
        {
            headers.Add(entry);
        }

        if (headers.Count > 0)
        {
            await context.WriteResponseHeadersAsync(headers);
        }
    }
}
