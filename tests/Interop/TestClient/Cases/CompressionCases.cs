// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Testing;

namespace Interop.TestClient.Cases;

/// <summary>Each message is compressed, or not, as the case says: of requests the server tells, of responses the flag before the message.</summary>
internal static class CompressionCases
{
    /// <summary>The entry by which a call of gRPC for .NET chooses the encoding of its requests; it is not sent.</summary>
    private const string RequestEncoding = "grpc-internal-encoding-request";

    public static async Task ClientUnaryAsync(CaseContext context)
    {
        await Expect.FailsAsync(StatusCode.InvalidArgument, () => UnaryAsync(context, compressed: false, expected: true));
        Expect.Zeros(Requests.LargeResponse, (await UnaryAsync(context, compressed: true, expected: true)).Payload);
        Expect.Zeros(Requests.LargeResponse, (await UnaryAsync(context, compressed: false, expected: false)).Payload);
    }

    public static async Task ClientStreamingAsync(CaseContext context)
    {
        using (var probe = context.Tests.StreamingInputCall(CaseContext.Options()))
        {
            await probe.RequestStream.WriteAsync(Input(27182, expected: true));
            await probe.RequestStream.CompleteAsync();
            await Expect.FailsAsync(StatusCode.InvalidArgument, () => probe.ResponseAsync);
        }

        using var call = context.Tests.StreamingInputCall(CaseContext.Options(Gzip()));
        await call.RequestStream.WriteAsync(Input(27182, expected: true));
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(Input(45904, expected: false));
        await call.RequestStream.CompleteAsync();
        Expect.Equal("the sum of the sizes", 73086, (await call).AggregatedPayloadSize);
    }

    public static async Task ServerUnaryAsync(CaseContext context)
    {
        foreach (var compressed in new[] { true, false })
        {
            var request = Requests.Large();
            request.ResponseCompressed = Requests.Switch(compressed);
            Expect.Zeros(Requests.LargeResponse, (await context.Tests.UnaryCallAsync(request, CaseContext.Options())).Payload);
            Expect.Equal("that the response is compressed", compressed, context.Connection.WasCompressed(0));
        }
    }

    public static async Task ServerStreamingAsync(CaseContext context)
    {
        var request = new StreamingOutputCallRequest
        {
            ResponseParameters =
            {
                new ResponseParameters { Compressed = Requests.Switch(true), Size = 31415 },
                new ResponseParameters { Compressed = Requests.Switch(false), Size = 92653 },
            },
        };
        using var call = context.Tests.StreamingOutputCall(request, CaseContext.Options());
        for (var message = 0; message < request.ResponseParameters.Count; message++)
        {
            var wanted = request.ResponseParameters[message];
            Expect.Zeros(wanted.Size, (await Expect.NextAsync(call.ResponseStream)).Payload);
            Expect.Equal($"that response {message} is compressed", wanted.Compressed.Value, context.Connection.WasCompressed(message));
        }

        await Expect.EndAsync(call.ResponseStream);
    }

    private static async Task<SimpleResponse> UnaryAsync(CaseContext context, bool compressed, bool expected)
    {
        var request = Requests.Large();
        request.ExpectCompressed = Requests.Switch(expected);
        return await context.Tests.UnaryCallAsync(request, CaseContext.Options(compressed ? Gzip() : null));
    }

    private static StreamingInputCallRequest Input(int size, bool expected) =>
        new() { Payload = Requests.Zeros(size), ExpectCompressed = Requests.Switch(expected) };

    private static Metadata Gzip() => new() { { RequestEncoding, "gzip" } };
}
