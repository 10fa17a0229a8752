// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Hub.Streams;

internal static class StreamWriterExtensions
{
    /// <summary>Writes messages as they come, until call or hub end; nothing is fetched ahead of what the other end takes.</summary>
    public static async Task WriteAllAsync<T>(
        this IServerStreamWriter<T> writer, Func<CancellationToken, IAsyncEnumerable<T>> messages, ServerCallContext context)
    {
        var end = CallEnd.Of(context);
        await foreach (var message in messages(end).WithCancellation(end))
        {
            await writer.WriteAsync(message, end);
        }
    }
}
