// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Interop.TestClient.Cases;

internal static class MetadataCases
{
    private const string Initial = "x-grpc-test-echo-initial";
    private const string InitialValue = "test_initial_metadata_value";
    private const string Trailing = "x-grpc-test-echo-trailing-bin";
    private static readonly byte[] TrailingValue = [0xab, 0xab, 0xab];

    public static async Task CustomAsync(CaseContext context)
    {
        var sent = new Metadata { { Initial, InitialValue }, { Trailing, TrailingValue } };
        using (var call = context.Tests.UnaryCallAsync(Requests.Large(), CaseContext.Options(sent)))
        {
            Expect.Zeros(Requests.LargeResponse, (await call).Payload);
            CheckEchoed("unary", await call.ResponseHeadersAsync, call.GetTrailers());
        }

        using (var call = context.Tests.FullDuplexCall(CaseContext.Options(sent)))
        {
            await call.RequestStream.WriteAsync(Requests.Stream(Requests.LargeRequest, Requests.LargeResponse));
            await call.RequestStream.CompleteAsync();
            Expect.Zeros(Requests.LargeResponse, (await Expect.NextAsync(call.ResponseStream)).Payload);
            await Expect.EndAsync(call.ResponseStream);
            CheckEchoed("duplex", await call.ResponseHeadersAsync, call.GetTrailers());
        }
    }

    private static void CheckEchoed(string kind, Metadata headers, Metadata trailers)
    {
        Expect.Equal($"{Initial} among the {kind} call's headers", InitialValue, string.Join('|', headers.GetAll(Initial).Select(entry => entry.Value)));
        Expect.Equal(
            $"{Trailing} among the {kind} call's trailers",
            Convert.ToHexString(TrailingValue),
            string.Join('|', trailers.GetAll(Trailing).Select(entry => Convert.ToHexString(entry.ValueBytes))));
    }
}
