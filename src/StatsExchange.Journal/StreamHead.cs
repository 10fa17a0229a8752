// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>Where a stream ends.</summary>
/// <param name="Seq">Seq of its last entry; 0 for an empty stream.</param>
/// <param name="Time">Time of its last entry, UTC; the Unix epoch for an empty stream.</param>
/// <param name="Hash">Hash of its last entry; <see cref="Hash.Zero"/> for an empty stream.</param>
public readonly record struct StreamHead(long Seq, DateTimeOffset Time, Hash Hash)
{
    /// <summary>The head of a stream without entries.</summary>
    public static StreamHead Empty { get; } = new(0, DateTimeOffset.UnixEpoch, Hash.Zero);
}
