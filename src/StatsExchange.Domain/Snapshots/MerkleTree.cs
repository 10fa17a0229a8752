// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Snapshots;

/// <summary>
/// The Merkle tree of RFC 6962, section 2.1, over a list of digests: a leaf is SHA-256(0x00 ‖ data), a node SHA-256(0x01 ‖ left ‖ right),
/// and a list is split at the largest power of two below its length. The prefixes keep a node from being passed off as a leaf.
/// </summary>
public sealed class MerkleTree
{
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    private readonly ImmutableArray<ImmutableArray<Digest>> _levels;

    /// <summary>Builds the tree over <paramref name="leaves"/>, in their order.</summary>
    /// <param name="leaves">The data of the leaves, for example stream heads or block commitments; none is a tree too.</param>
    public MerkleTree(IEnumerable<Digest> leaves)
    {
        var level = leaves.Select(LeafOf).ToImmutableArray();
        Count = level.Length;
        var levels = ImmutableArray.CreateBuilder<ImmutableArray<Digest>>();
        levels.Add(level);
        while (level.Length > 1)
        {
            level = NextLevel(level);
            levels.Add(level);
        }

        _levels = levels.DrainToImmutable();
    }

    /// <summary>The number of leaves.</summary>
    public int Count { get; }

    /// <summary>The root; of an empty tree SHA-256 of nothing, as RFC 6962 has it.</summary>
    public Digest Root => Count == 0 ? Digest.Of([]) : _levels[^1][0];

    /// <summary>The root over <paramref name="leaves"/>, in their order.</summary>
    public static Digest RootOf(IEnumerable<Digest> leaves) => new MerkleTree(leaves).Root;

    /// <summary>The proof that the leaf at <paramref name="index"/> is part of this tree (RFC 6962, section 2.1.1).</summary>
    /// <param name="index">The position of the leaf, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no leaf at that position.</exception>
    public InclusionProof ProofOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var path = ImmutableArray.CreateBuilder<Digest>();
        var at = index;
        foreach (var level in _levels)
        {
            var sibling = at ^ 1;
            if (sibling < level.Length)
            {
                path.Add(level[sibling]);
            }

            at >>= 1;
        }

        return new InclusionProof(index, Count, path.DrainToImmutable());
    }

    internal static Digest LeafOf(Digest data)
    {
        Span<byte> bytes = stackalloc byte[1 + Digest.Size];
        bytes[0] = LeafPrefix;
        data.CopyTo(bytes[1..]);
        return Digest.Of(bytes);
    }

    internal static Digest NodeOf(Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + 2 * Digest.Size];
        bytes[0] = NodePrefix;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Digest.Size)..]);
        return Digest.Of(bytes);
    }

    // Carrying an odd last node up unchanged gives the same tree as splitting at the largest power of two.
    private static ImmutableArray<Digest> NextLevel(ImmutableArray<Digest> level)
    {
        var next = ImmutableArray.CreateBuilder<Digest>((level.Length + 1) / 2);
        for (var i = 0; i < level.Length; i += 2)
        {
            next.Add(i + 1 < level.Length ? NodeOf(level[i], level[i + 1]) : level[i]);
        }

        return next.MoveToImmutable();
    }
}
