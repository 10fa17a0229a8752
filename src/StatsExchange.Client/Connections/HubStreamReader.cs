// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Client.Connections;

internal sealed class HubStreamReader<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException failure)
        {
            throw HubException.From(failure);
        }
    }
}
