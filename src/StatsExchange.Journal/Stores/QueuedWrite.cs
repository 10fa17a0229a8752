// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Stores;

/// <summary>A write that waits for its turn and, once its group is committed, for its answer.</summary>
internal abstract class QueuedWrite(long size, CancellationToken cancellationToken)
{
    /// <summary>Bytes it writes, roughly; bounds the group it is committed with.</summary>
    public long Size { get; } = size;

    public bool IsCancelled => CancellationToken.IsCancellationRequested;

    protected CancellationToken CancellationToken { get; } = cancellationToken;

    public abstract void Fail(Exception error);

    public abstract void Cancel();
}
