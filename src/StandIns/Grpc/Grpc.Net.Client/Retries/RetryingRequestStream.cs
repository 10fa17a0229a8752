// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.Net.Client;

internal sealed class RetryingRequestStream<TRequest, TResponse>(RetryingCall<TRequest, TResponse> call) : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private int _writing;
    private bool _completed;

    public WriteOptions? WriteOptions { get; set; } = call.Options.WriteOptions;

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (Interlocked.Exchange(ref _writing, 1) != 0)
        {
            throw new InvalidOperationException("Can't write the message because the previous write is in progress.");
        }

        try
        {
            if (_completed)
            {
                throw new InvalidOperationException("Request stream has already been completed.");
            }

            using var registration = call.CancelWith(cancellationToken);
            await call.WriteAsync(message, WriteOptions).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _writing, 0);
        }
    }

    public Task CompleteAsync()
    {
        _completed = true;
        call.CompleteWriting();
        return Task.CompletedTask;
    }
}
