// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.FaultyHub.Planted;

/// <summary>Comes between a hub and its journal at what faults are about; everything else passes by (<see cref="JournalProxy"/>).</summary>
internal abstract class JournalWrapper(IJournal inner)
{
    protected IJournal Inner => inner;

    /// <summary>The journal with this in between.</summary>
    public IJournal AsJournal() => JournalProxy.Around(inner, this);

    public virtual Task<AppendResult> AppendAsync(
        StreamName stream, long expectedSeq, Command? command, IReadOnlyList<Entry> entries, CancellationToken cancellationToken) =>
        inner.AppendAsync(stream, expectedSeq, command, entries, cancellationToken);

    public virtual Task<StreamHead> HeadAsync(StreamName stream, CancellationToken cancellationToken) => inner.HeadAsync(stream, cancellationToken);

    public virtual Task StageAsync(string uploadId, IReadOnlyList<Block> blocks, CancellationToken cancellationToken) =>
        inner.StageAsync(uploadId, blocks, cancellationToken);
}
