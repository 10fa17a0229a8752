// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Journaling;

/// <summary>Where a stream stops being readable. What was before can still be told; what is now cannot.</summary>
/// <param name="Seq">The first seq that cannot be relied on.</param>
/// <param name="Message">What is wrong there, with stream and seq.</param>
public sealed record StreamDamage(long Seq, string Message)
{
    /// <summary>Damage found while the entry after the last one folded was to be read.</summary>
    internal static StreamDamage Of(StreamName stream, long next, JournalCorruptException found) => found is { Stream: { } named, Seq: { } seq } && named == stream
        ? new(seq, found.Message)
        : new(next, $"The journal is corrupt at {stream}, seq {next} or after it. {found.Message}");

    /// <summary>The refusal of what would need the damaged part.</summary>
    internal RefusedException ToRefusal() => new(ErrorReason.JournalCorrupt, Message);
}
