// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>What is stored is not what was written: tampered with, damaged, or missing in the middle.</summary>
public sealed class JournalCorruptException : JournalException
{
    internal JournalCorruptException(StreamName stream, long seq, string problem)
        : base($"The journal is corrupt at {stream}, seq {seq}: {problem}.") => (Stream, Seq) = (stream, seq);

    internal JournalCorruptException(StreamName? stream, long? seq, Hash digest)
        : base(stream is null
            ? $"The journal is corrupt: a block that no entry refers to has other content."
            : $"The journal is corrupt at {stream}, seq {seq}: a block is missing or has other content.") =>
        (Stream, Seq, Digest) = (stream, seq, digest);

    internal JournalCorruptException(string problem, Exception? inner = null)
        : base($"The journal is corrupt: {problem}.", inner)
    {
    }

    /// <summary>The stream concerned; null where it cannot be told.</summary>
    public StreamName? Stream { get; }

    /// <summary>The entry concerned, for a block the first that refers to it; null where it cannot be told.</summary>
    public long? Seq { get; }

    /// <summary>The block concerned, if it is a block. Never told to callers: from a digest small figures can be guessed.</summary>
    public Hash? Digest { get; }
}
