// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Hub.Streams;

internal static class StreamWriterExtensions
{
    /// <summary>Writes messages as they come; nothing is fetched ahead of what the other end takes.</summary>
    public static async Task WriteAllAsync<T>(this IServerStreamWriter<T> writer, IAsyncEnumerable<T> messages, CancellationToken cancellationToken)
    {
        await foreach (var message in messages.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(message, cancellationToken);
        }
    }
}
