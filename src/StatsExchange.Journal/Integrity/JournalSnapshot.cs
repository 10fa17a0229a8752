// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>
/// A journal as it is at one moment, to be checked or copied while its writers go on. To be disposed soon after: a store keeps what a
/// snapshot still sees.
/// </summary>
public sealed class JournalSnapshot : IStreamEnds, IAsyncDisposable
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

    /// <summary>Where all streams end. Reads the places of all entries up to the cursor.</summary>
    /// <exception cref="JournalCorruptException">An entry belongs to no stream.</exception>
    /// <exception cref="JournalUnavailableException">The store is away.</exception>
    public async Task<JournalHeads> HeadsAtAsync(long? cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cursor ?? 0);
        SortedDictionary<string, (StreamName Stream, long Seq)> ends = new(StringComparer.Ordinal);
        var end = 0L;
        await foreach (var row in Rows.PositionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (row.Position > (cursor ?? long.MaxValue))
            {
                break;
            }

            end = row.Position;
            var stream = row.Stream ?? throw new JournalCorruptException("an entry belongs to no stream");
            ends[stream.ToString()] = (stream, row.Seq);
        }

        var heads = ImmutableArray.CreateBuilder<KeyValuePair<StreamName, StreamHead>>(ends.Count);
        foreach (var (stream, seq) in ends.Values)
        {
            var head = await Rows.HeadAtAsync(new EntryPlace(stream, seq), cancellationToken).ConfigureAwait(false);
            heads.Add(KeyValuePair.Create(stream, head ?? throw new JournalCorruptException(stream, seq, "the entry is gone while it is read")));
        }

        return new JournalHeads(end, heads.ToImmutable());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Rows.DisposeAsync().ConfigureAwait(false);
        _held?.Dispose();
    }
}
