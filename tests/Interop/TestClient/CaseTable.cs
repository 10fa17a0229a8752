// SPDX-License-Identifier: Apache-2.0
using Interop.TestClient.Cases;

namespace Interop.TestClient;

internal static class CaseTable
{
    private static readonly Dictionary<string, Func<CaseContext, Task>> Cases = new()
    {
        ["empty_unary"] = UnaryCases.EmptyAsync,
        ["large_unary"] = UnaryCases.LargeAsync,
        ["concurrent_large_unary"] = UnaryCases.ConcurrentLargeAsync,
        ["client_streaming"] = StreamingCases.ClientAsync,
        ["server_streaming"] = StreamingCases.ServerAsync,
        ["ping_pong"] = StreamingCases.PingPongAsync,
        ["empty_stream"] = StreamingCases.EmptyAsync,
        ["custom_metadata"] = MetadataCases.CustomAsync,
        ["status_code_and_message"] = StatusCases.CodeAndMessageAsync,
        ["special_status_message"] = StatusCases.SpecialMessageAsync,
        ["unimplemented_method"] = StatusCases.UnimplementedMethodAsync,
        ["unimplemented_service"] = StatusCases.UnimplementedServiceAsync,
        ["cancel_after_begin"] = EndingCases.CancelAfterBeginAsync,
        ["cancel_after_first_response"] = EndingCases.CancelAfterFirstResponseAsync,
        ["timeout_on_sleeping_server"] = EndingCases.TimeoutOnSleepingServerAsync,
        ["client_compressed_unary"] = CompressionCases.ClientUnaryAsync,
        ["client_compressed_streaming"] = CompressionCases.ClientStreamingAsync,
        ["server_compressed_unary"] = CompressionCases.ServerUnaryAsync,
        ["server_compressed_streaming"] = CompressionCases.ServerStreamingAsync,
        ["rpc_soak"] = SoakCases.OneChannelAsync,
        ["channel_soak"] = SoakCases.ChannelEachAsync,
    };

    public static IEnumerable<string> Names => Cases.Keys;

    public static Func<CaseContext, Task>? Find(string name) => Cases.GetValueOrDefault(name);
}
