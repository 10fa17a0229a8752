// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>An entry that does not continue its stream, or was not sealed as its fields say. Nothing was written.</summary>
public sealed class EntryRejectedException : JournalException
{
    internal EntryRejectedException(StreamName stream, long seq, string problem)
        : base($"The entry {seq} of {stream} was rejected: {problem}.") => (Stream, Seq) = (stream, seq);

    /// <summary>The stream appended to.</summary>
    public StreamName Stream { get; }

    /// <summary>The seq the entry claims.</summary>
    public long Seq { get; }
}
