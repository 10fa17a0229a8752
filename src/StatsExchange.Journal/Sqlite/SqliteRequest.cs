// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Sqlite;

/// <summary>One write waiting for its turn and, once the group is committed, for its answer.</summary>
internal abstract class SqliteRequest(long size, CancellationToken cancellationToken)
{
    /// <summary>Bytes it writes, roughly; bounds the group it is committed with.</summary>
    public long Size { get; } = size;

    public bool IsCancelled => CancellationToken.IsCancellationRequested;

    protected CancellationToken CancellationToken { get; } = cancellationToken;

    public abstract void Write(SqliteSession session);

    public abstract void Refuse(Exception error);

    public abstract void Answer();

    public abstract void Fail(Exception error);

    public abstract void Cancel();
}
