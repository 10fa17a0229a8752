// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>Content addressed by its SHA-256; the journal does not look inside.</summary>
public sealed record Block
{
    /// <summary>A block whose digest is already known, and is checked.</summary>
    /// <exception cref="ArgumentException">The digest is not the SHA-256 of the bytes.</exception>
    public Block(Hash digest, ReadOnlyMemory<byte> bytes)
        : this(bytes, Hash.Of(bytes.Span))
    {
        if (Digest != digest)
        {
            throw new ArgumentException($"The digest {digest} is not that of the block's bytes, {Digest}.", nameof(digest));
        }
    }

    private Block(ReadOnlyMemory<byte> bytes, Hash computed)
    {
        Digest = computed;
        Bytes = bytes;
    }

    /// <summary>SHA-256 of <see cref="Bytes"/>.</summary>
    public Hash Digest { get; }

    /// <summary>The content. It must not be changed after it was handed over.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>A block whose digest is computed here.</summary>
    public static Block Of(ReadOnlyMemory<byte> bytes) => new(bytes, Hash.Of(bytes.Span));
}
