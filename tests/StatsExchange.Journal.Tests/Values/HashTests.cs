// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Tests.Values;

public sealed class HashTests
{
    // FIPS 180-4, example of one block.
    private const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Of_PublishedExample_IsThePublishedDigest() => Assert.Equal(Abc, Hash.Of("abc"u8).ToString());

    [Fact]
    public void Parse_EitherCase_IsTheSameHash()
    {
        Assert.Equal(Hash.Of("abc"u8), Hash.Parse(Abc.ToUpperInvariant()));
        Assert.Equal(Hash.Parse(Abc), Hash.FromBytes(Hash.Of("abc"u8).ToArray()));
        Assert.True(Hash.Parse(Abc) != Hash.Zero);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ba7816")]
    [InlineData("zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Parse_NotSixtyFourDigits_IsAFormatError(string text) =>
        Assert.Throws<FormatException>(() => Hash.Parse(text));

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    public void FromBytes_NotThirtyTwo_IsAnArgumentError(int length) =>
        Assert.Throws<ArgumentException>(() => Hash.FromBytes(new byte[length]));
}
