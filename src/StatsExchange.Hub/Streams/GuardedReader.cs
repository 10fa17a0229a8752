// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Hub.Streams;

internal sealed class GuardedReader<T>(IAsyncStreamReader<T> inner, StreamGuard guard) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public Task<bool> MoveNext(CancellationToken cancellationToken) => guard.WatchAsync(inner.MoveNext, cancellationToken);
}
