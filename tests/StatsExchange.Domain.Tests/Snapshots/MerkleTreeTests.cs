// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using StatsExchange.Domain.Snapshots;

namespace StatsExchange.Domain.Tests.Snapshots;

public sealed class MerkleTreeTests
{
    private static readonly Digest[] Heads =
        [.. Enumerable.Range(0, 40).Select(i => Digest.Of(Encoding.UTF8.GetBytes($"stream {i}")))];

    [Fact]
    public void Root_NoLeaves_IsTheDigestOfNothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", MerkleTree.RootOf([]).ToString());

    [Fact]
    public void Root_OneLeaf_IsTheHashOfTheLeaf() =>
        Assert.Equal(Leaf(0), MerkleTree.RootOf(Heads.Take(1)).ToArray());

    [Fact]
    public void Root_ThreeLeaves_SplitsAfterTheSecond() =>
        Assert.Equal(Node(Node(Leaf(0), Leaf(1)), Leaf(2)), MerkleTree.RootOf(Heads.Take(3)).ToArray());

    [Fact]
    public void Root_SevenLeaves_HasTheTreeDrawnInRfc6962()
    {
        // The example of RFC 6962, section 2.1.3: hash = (((d0 d1) (d2 d3)) ((d4 d5) d6)).
        var left = Node(Node(Leaf(0), Leaf(1)), Node(Leaf(2), Leaf(3)));
        var right = Node(Node(Leaf(4), Leaf(5)), Leaf(6));

        Assert.Equal(Node(left, right), MerkleTree.RootOf(Heads.Take(7)).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(33)]
    [InlineData(40)]
    public void Root_AnyCount_SplitsAtTheLargestPowerOfTwo(int count) =>
        Assert.Equal(RootByDefinition(0, count), MerkleTree.RootOf(Heads.Take(count)).ToArray());

    [Fact]
    public void ProofOf_SevenLeaves_ListsTheSiblingsOfRfc6962()
    {
        // The paths written out in RFC 6962, section 2.1.3, for d0 and d6.
        var tree = new MerkleTree(Heads.Take(7));
        byte[][] first = [Leaf(1), Node(Leaf(2), Leaf(3)), Node(Node(Leaf(4), Leaf(5)), Leaf(6))];
        byte[][] last = [Node(Leaf(4), Leaf(5)), Node(Node(Leaf(0), Leaf(1)), Node(Leaf(2), Leaf(3)))];

        Assert.Equal(first, tree.ProofOf(0).Path.Select(d => d.ToArray()));
        Assert.Equal(last, tree.ProofOf(6).Path.Select(d => d.ToArray()));
    }

    [Fact]
    public void Verify_EveryLeafOfEveryTree_HoldsForThatLeafOnly()
    {
        for (var count = 1; count <= Heads.Length; count++)
        {
            var tree = new MerkleTree(Heads.Take(count));
            for (var index = 0; index < count; index++)
            {
                var proof = tree.ProofOf(index);
                Assert.True(proof.Verify(Heads[index], tree.Root));
                Assert.False(proof.Verify(Heads[(index + 1) % Heads.Length], tree.Root));
            }
        }
    }

    [Fact]
    public void Verify_AlteredProof_Fails()
    {
        var tree = new MerkleTree(Heads);
        var proof = tree.ProofOf(11);

        Assert.False(proof.Verify(Heads[11], Heads[0]));
        Assert.False((proof with { Index = 10 }).Verify(Heads[11], tree.Root));
        Assert.False((proof with { Index = 40 }).Verify(Heads[11], tree.Root));
        Assert.False((proof with { Path = proof.Path[..^1] }).Verify(Heads[11], tree.Root));
        Assert.False((proof with { Path = proof.Path.Add(Heads[0]) }).Verify(Heads[11], tree.Root));
        Assert.False((proof with { Path = proof.Path.SetItem(2, Heads[0]) }).Verify(Heads[11], tree.Root));
    }

    [Fact]
    public void Verify_NodeGivenAsLeaf_Fails()
    {
        var tree = new MerkleTree(Heads.Take(2));
        var forged = new InclusionProof(0, 1, []);

        Assert.False(forged.Verify(tree.Root, tree.Root));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void ProofOf_NoSuchLeaf_Throws(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MerkleTree(Heads.Take(3)).ProofOf(index));

    private static byte[] RootByDefinition(int from, int count)
    {
        if (count == 1)
        {
            return Leaf(from);
        }

        var split = 1;
        while (split * 2 < count)
        {
            split *= 2;
        }

        return Node(RootByDefinition(from, split), RootByDefinition(from + split, count - split));
    }

    private static byte[] Leaf(int index) => SHA256.HashData([0x00, .. Heads[index].ToArray()]);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([0x01, .. left, .. right]);
}
