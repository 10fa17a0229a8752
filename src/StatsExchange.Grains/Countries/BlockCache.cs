// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain.Observations;
using StatsExchange.Grains.Callers;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Decoded blocks by digest, the least recently used given up first. A digest never means anything else, so nothing here goes stale.</summary>
public sealed class BlockCache
{
    private const int MaxRows = 4_000_000;
    private readonly IJournal _journal;
    private readonly Lock _lock = new();
    private readonly Dictionary<Hash, LinkedListNode<(Hash Digest, Slice Block)>> _byDigest = [];
    private readonly LinkedList<(Hash Digest, Slice Block)> _byUse = [];
    private int _rows;

    /// <summary>Takes the journal whose blocks it keeps.</summary>
    public BlockCache(IJournal journal) => _journal = journal;

    /// <summary>The block of that digest.</summary>
    /// <exception cref="JournalCorruptException">It is not what its digest says.</exception>
    /// <exception cref="RefusedException">It is not in the block table, or not of the form this version writes.</exception>
    public async Task<Slice> GetAsync(Hash digest, CancellationToken cancellationToken)
    {
        if (Find(digest) is { } known)
        {
            return known;
        }

        var block = Decode(await BytesAsync(digest, cancellationToken));
        Keep(digest, block);
        return block;
    }

    /// <summary>The bytes of a block of any kind.</summary>
    /// <exception cref="JournalCorruptException">It is not what its digest says.</exception>
    /// <exception cref="RefusedException">It is not in the block table, or not of the form this version writes.</exception>
    public async Task<ReadOnlyMemory<byte>> BytesAsync(Hash digest, CancellationToken cancellationToken) =>
        await _journal.GetBlockAsync(digest, cancellationToken)
        ?? throw new RefusedException(ErrorReason.JournalCorrupt, "A block is referred to but not in the block table.");

    private static Slice Decode(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return ObservationBlockCodec.Decode(bytes.Span);
        }
        catch (BlockFormatException)
        {
            throw new RefusedException(ErrorReason.JournalCorrupt, "A block is not one this version can read.");
        }
    }

    private Slice? Find(Hash digest)
    {
        lock (_lock)
        {
            if (!_byDigest.TryGetValue(digest, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Block;
        }
    }

    private void Keep(Hash digest, Slice block)
    {
        lock (_lock)
        {
            if (_byDigest.ContainsKey(digest))
            {
                return;
            }

            _byDigest.Add(digest, _byUse.AddFirst((digest, block)));
            _rows += block.Count;
            while (_rows > MaxRows && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _byDigest.Remove(oldest.Value.Digest);
                _rows -= oldest.Value.Block.Count;
            }
        }
    }
}
