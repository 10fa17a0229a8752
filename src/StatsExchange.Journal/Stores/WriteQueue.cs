// SPDX-License-Identifier: Apache-2.0
using System.Threading.Channels;

namespace StatsExchange.Journal.Stores;

/// <summary>What waits to be written, handed to the one writer in groups that cost one commit each.</summary>
internal sealed class WriteQueue<T>
    where T : QueuedWrite
{
    private const int QueueLength = 1024;
    private const int GroupLength = 512;
    private const long GroupSize = 32 << 20;

    private readonly Channel<T> _queue = Channel.CreateBounded<T>(new BoundedChannelOptions(QueueLength) { SingleReader = true });

    /// <exception cref="ChannelClosedException">The queue is closed.</exception>
    public ValueTask AddAsync(T write, CancellationToken cancellationToken) => _queue.Writer.WriteAsync(write, cancellationToken);

    public void Close() => _queue.Writer.TryComplete();

    /// <returns>False once the queue is closed and empty.</returns>
    public ValueTask<bool> WaitAsync() => _queue.Reader.WaitToReadAsync(CancellationToken.None);

    /// <summary>What waits now, bounded, without what was cancelled meanwhile; it may be nothing.</summary>
    public List<T> TakeGroup()
    {
        List<T> group = [];
        for (long size = 0; size < GroupSize && group.Count < GroupLength && _queue.Reader.TryRead(out var write);)
        {
            if (write.IsCancelled)
            {
                write.Cancel();
            }
            else
            {
                group.Add(write);
                size += write.Size;
            }
        }

        return group;
    }

    public void FailAll(Func<Exception> error)
    {
        while (_queue.Reader.TryRead(out var write))
        {
            write.Fail(error());
        }
    }
}
