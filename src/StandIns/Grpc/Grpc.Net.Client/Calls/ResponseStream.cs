// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.Net.Client;

internal sealed class ResponseStream<TResponse>(ICall<TResponse> call) : IAsyncStreamReader<TResponse>
    where TResponse : class
{
    private TResponse? _current;
    private int _reading;

    public TResponse Current => _current ?? throw new InvalidOperationException("No value has been read.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0)
        {
            throw new InvalidOperationException("Can't read the next message because the previous read is still in progress.");
        }

        try
        {
            using var registration = call.CancelWith(cancellationToken);
            _current = await call.ReadAsync().ConfigureAwait(false);
            return _current is not null;
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }
}
