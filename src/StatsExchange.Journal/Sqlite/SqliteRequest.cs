// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Sqlite;

/// <summary>A write on the connection of the writer.</summary>
internal abstract class SqliteRequest(long size, CancellationToken cancellationToken) : QueuedWrite(size, cancellationToken)
{
    public abstract void Write(SqliteSession session);

    public abstract void Refuse(Exception error);

    public abstract void Answer();
}
