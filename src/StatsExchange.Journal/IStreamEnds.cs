// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>Where streams end, and what stands at a seq: all that a receipt or checkpoint held elsewhere is compared with.</summary>
public interface IStreamEnds
{
    /// <summary>
    /// The heads of all streams, as stored and not verified, as they are now or were when the tail had come to a cursor. Takes a step per
    /// stream and one per entry since.
    /// </summary>
    /// <param name="cursor">Only entries up to this <see cref="TailedEntry.Cursor"/> count; null for all.</param>
    /// <param name="cancellationToken">Honoured before the heads are read.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cursor"/> is negative.</exception>
    Task<JournalHeads> HeadsAtAsync(long? cursor, CancellationToken cancellationToken);

    /// <summary>The hash of one entry of a stream; null where there is none.</summary>
    /// <exception cref="JournalCorruptException">It is verified here, and does not verify.</exception>
    Task<Hash?> HashAtAsync(StreamName stream, long seq, CancellationToken cancellationToken);
}
