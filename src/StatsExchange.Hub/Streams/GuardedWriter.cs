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

    /// <summary>A message that the other end has room for goes out even into a shutdown; only waiting for it is guarded.</summary>
    public async Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        using var givenUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = inner.WriteAsync(message, givenUp.Token);
        if (writing.IsCompleted)
        {
            await writing;
            return;
        }

        try
        {
            await guard.WatchAsync(
                async token =>
                {
                    await writing.WaitAsync(token);
                    return true;
                },
                cancellationToken);
        }
        catch
        {
            await givenUp.CancelAsync();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }
}
