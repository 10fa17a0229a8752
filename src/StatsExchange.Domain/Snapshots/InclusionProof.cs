// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Snapshots;

/// <summary>The proof that a digest is one leaf of a <see cref="MerkleTree"/>: the audit path of RFC 6962, section 2.1.1.</summary>
/// <param name="Index">The position of the leaf, from 0.</param>
/// <param name="Count">The number of leaves of the tree.</param>
/// <param name="Path">The siblings on the way from the leaf to the root.</param>
public sealed record InclusionProof(int Index, int Count, ImmutableArray<Digest> Path)
{
    /// <summary>Whether <paramref name="data"/> is the leaf at <see cref="Index"/> of the tree with that root (RFC 9162, section 2.1.3.2).</summary>
    /// <param name="data">The data of the leaf, as it was given to the tree.</param>
    /// <param name="root">A root known from elsewhere, for example from a signed manifest.</param>
    public bool Verify(Digest data, Digest root)
    {
        if (Index < 0 || Index >= Count)
        {
            return false;
        }

        var hash = MerkleTree.LeafOf(data);
        var used = 0;
        for (int at = Index, last = Count - 1; last > 0; at >>= 1, last >>= 1)
        {
            if (at == last && (at & 1) == 0)
            {
                continue;
            }

            if (used == Path.Length)
            {
                return false;
            }

            var sibling = Path[used++];
            hash = (at & 1) == 1 ? MerkleTree.NodeOf(sibling, hash) : MerkleTree.NodeOf(hash, sibling);
        }

        return used == Path.Length && hash == root;
    }
}
