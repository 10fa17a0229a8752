// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Hub.Streams;

internal sealed class GuardedWriter<T>(IServerStreamWriter<T> inner, StreamGuard guard) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken) => guard.WatchAsync(
        async token =>
        {
            await inner.WriteAsync(message, token);
            return true;
        },
        cancellationToken);
}
