// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Journal;

/// <summary>One entry of a stream, bound to the one before it by its hash.</summary>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Seq">Its place in the stream, dense from 1.</param>
/// <param name="Kind">What it says: the name of the body's message. 1 to 200 characters.</param>
/// <param name="Actor">Who caused it. 1 to 200 characters.</param>
/// <param name="Time">UTC, whole microseconds, never before the previous entry's time.</param>
/// <param name="Body">The serialised message; the journal does not look inside.</param>
/// <param name="Blocks">Digests of the blocks it refers to, in the order the body means.</param>
/// <param name="PreviousHash">Hash of the entry before it; <see cref="Hash.Zero"/> for the first.</param>
/// <param name="Hash">See <see cref="ComputeHash"/>.</param>
public sealed record Entry(
    StreamName Stream,
    long Seq,
    string Kind,
    string Actor,
    DateTimeOffset Time,
    ReadOnlyMemory<byte> Body,
    ImmutableArray<Hash> Blocks,
    Hash PreviousHash,
    Hash Hash)
{
    /// <summary>Digests of the blocks it refers to, in the order the body means.</summary>
    public ImmutableArray<Hash> Blocks { get; init; } = Blocks.IsDefault ? [] : Blocks;

    /// <summary>
    /// Makes the entry that follows <paramref name="head"/>: seq = head's seq + 1; time = the later of
    /// <paramref name="now"/>, cut to whole microseconds, and the head's time; hash computed.
    /// </summary>
    /// <exception cref="ArgumentException">Kind or actor is empty, too long or holds control characters or broken UTF-16.</exception>
    public static Entry Seal(
        StreamName stream,
        StreamHead head,
        string kind,
        string actor,
        DateTimeOffset now,
        ReadOnlyMemory<byte> body,
        ImmutableArray<Hash> blocks)
    {
        Label.Check(kind, nameof(kind));
        Label.Check(actor, nameof(actor));
        var cut = Microseconds.ToTime(Microseconds.From(now));
        var time = cut > head.Time ? cut : head.Time;
        var open = new Entry(stream, head.Seq + 1, kind, actor, time, body, blocks, head.Hash, Hash.Zero);
        return open with { Hash = open.ComputeHash() };
    }

    /// <summary>
    /// The SHA-256 of every field but <see cref="Hash"/>, encoded one after the other, all integers little-endian:
    /// <list type="number">
    /// <item>the ASCII text <c>StatsExchange.Entry.1</c>, as a text;</item>
    /// <item>stream, as a text;</item>
    /// <item>seq, int64;</item>
    /// <item>kind, as a text; actor, as a text;</item>
    /// <item>time, int64, microseconds since 1970-01-01T00:00:00Z;</item>
    /// <item>the body's length in bytes, uint32, then the body;</item>
    /// <item>the number of blocks, uint32, then their digests, 32 bytes each, in order;</item>
    /// <item>the previous hash, 32 bytes.</item>
    /// </list>
    /// A text is its length in bytes, uint32, then its UTF-8 bytes. Receipt, request id and content digest of the
    /// command are not part of it: the receipt is signed over this hash.
    /// </summary>
    public Hash ComputeHash() => EntryEncoding.ComputeHash(this);

    /// <summary>The head of the stream once this entry is its last.</summary>
    public StreamHead AsHead() => new(Seq, Time, Hash);

    /// <summary>Whether all fields are equal, body and blocks by content.</summary>
    public bool Equals(Entry? other) =>
        other is not null
        && Stream == other.Stream
        && Seq == other.Seq
        && Kind == other.Kind
        && Actor == other.Actor
        && Time == other.Time
        && PreviousHash == other.PreviousHash
        && Hash == other.Hash
        && Blocks.AsSpan().SequenceEqual(other.Blocks.AsSpan())
        && Body.Span.SequenceEqual(other.Body.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Hash.GetHashCode();
}
