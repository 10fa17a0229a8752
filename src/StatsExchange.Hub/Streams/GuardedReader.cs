// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Hub.Streams;

internal sealed class GuardedReader<T>(IAsyncStreamReader<T> inner, StreamGuard guard) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await guard.WatchAsync(inner.MoveNext, cancellationToken);
        }
        catch (IOException gone)
        {
            // Kestrel tells of a reset stream here before the token of the call does.
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller has ended the stream.", gone));
        }
    }
}
