// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Options;

namespace StatsExchange.Hub.Streams;

/// <summary>Lets a stream wait for its other end only so long, and not into a shutdown, of which Kestrel tells streams nothing.</summary>
internal sealed class StreamGuard(LimitOptions limits, IHostApplicationLifetime lifetime, TimeProvider time)
{
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    public void ThrowIfStopping()
    {
        if (Stopping.IsCancellationRequested)
        {
            throw new ShutdownException();
        }
    }

    /// <summary>Waits for the shutdown, and ends with it.</summary>
    /// <exception cref="ShutdownException">The hub shuts down.</exception>
    public async Task UntilStoppingAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Stopping, cancellationToken);
        await Task.Delay(Timeout.Infinite, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ThrowIfStopping();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Runs one read or write.</summary>
    /// <exception cref="StallException">It took too long.</exception>
    /// <exception cref="ShutdownException">The hub shuts down.</exception>
    public async Task<T> WatchAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Stopping, cancellationToken);
        try
        {
            return await LimitAsync(limits.StallSeconds, seconds => new StallException(seconds), step, ending.Token);
        }
        catch (Exception error) when (IsCancelled(error) && !cancellationToken.IsCancellationRequested)
        {
            ThrowIfStopping();
            throw;
        }
    }

    /// <summary>Runs what may take only so many seconds, and throws <paramref name="tooLong"/> where it takes more.</summary>
    public async Task<T> LimitAsync<T>(
        int seconds, Func<int, Exception> tooLong, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(seconds), time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await work(any.Token);
        }
        catch (Exception error) when (IsCancelled(error) && patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw tooLong(seconds);
        }
    }

    private static bool IsCancelled(Exception error) =>
        error is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled };
}
