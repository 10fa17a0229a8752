// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>
/// A journal as it is at one moment, to be checked or copied while its writers go on. To be disposed soon after: a store keeps what a
/// snapshot still sees.
/// </summary>
public sealed class JournalSnapshot : IAsyncDisposable
{
    private readonly IDisposable? _held;

    internal JournalSnapshot(IJournalRows rows, IDisposable? held = null)
    {
        Rows = rows;
        _held = held;
    }

    internal IJournalRows Rows { get; }

    /// <summary>The hash of an entry as it stands, not verified; null if there is none.</summary>
    /// <exception cref="JournalUnavailableException">The store is away.</exception>
    public Task<Hash?> HashAtAsync(StreamName stream, long seq, CancellationToken cancellationToken) =>
        Rows.HashAtAsync(new EntryPlace(stream, seq), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Rows.DisposeAsync().ConfigureAwait(false);
        _held?.Dispose();
    }
}
