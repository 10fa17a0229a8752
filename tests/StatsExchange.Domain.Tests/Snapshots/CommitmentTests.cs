// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using StatsExchange.Domain.Snapshots;

namespace StatsExchange.Domain.Tests.Snapshots;

public sealed class CommitmentTests
{
    private static readonly Digest Block = Digest.Of("one small count"u8);

    [Fact]
    public void To_SaltAndDigest_IsTheHashOfBoth()
    {
        var salt = Enumerable.Range(1, Commitment.SaltSize).Select(i => (byte)i).ToArray();

        Assert.Equal(SHA256.HashData([.. salt, .. Block.ToArray()]), Commitment.To(Block, salt).ToArray());
    }

    [Fact]
    public void To_OtherSalt_HidesThatTheDataAreTheSame() =>
        Assert.NotEqual(Commitment.To(Block, new byte[16]), Commitment.To(Block, [1, .. new byte[15]]));

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(17)]
    public void To_SaltOfAnotherLength_Throws(int length) =>
        Assert.Throws<ArgumentException>(() => Commitment.To(Block, new byte[length]));
}
