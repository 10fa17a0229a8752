// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>An entry refers to a block that is not staged, or was swept. Nothing was written; stage it and append again.</summary>
public sealed class BlockMissingException : JournalException
{
    internal BlockMissingException(StreamName stream, long seq, Hash digest)
        : base($"The entry {seq} of {stream} refers to a block that is not staged.") =>
        (Stream, Seq, Digest) = (stream, seq, digest);

    /// <summary>The stream appended to.</summary>
    public StreamName Stream { get; }

    /// <summary>The entry that refers to the block.</summary>
    public long Seq { get; }

    /// <summary>Digest of the missing block.</summary>
    public Hash Digest { get; }
}
