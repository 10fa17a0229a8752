// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace StatsExchange.Journal.Tests.Values;

public sealed class EntryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ComputeHash_EntryOfThreeBlocks_IsThatOfTheDocumentedEncoding()
    {
        ImmutableArray<Hash> blocks = [Hash.Of([1]), Hash.Of([2]), Hash.Of([1])];
        StreamHead head = new(41, Noon, Hash.Of([9]));

        var entry = Entry.Seal(StreamName.Dossier("SAU", "PHL"), head, "Proposed", "PHL/Ana Peña", Noon, new byte[] { 7, 8 }, blocks);

        byte[] encoded =
        [
            .. Text("StatsExchange.Entry.1"), .. Text("dossier/PHL-SAU"), .. Int64(42), .. Text("Proposed"),
            .. Text("PHL/Ana Peña"), .. Int64(1_772_366_400_000_000), .. UInt32(2), 7, 8, .. UInt32(3),
            .. blocks.SelectMany(block => block.ToArray()), .. SHA256.HashData([9]),
        ];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(encoded)), entry.Hash.ToString());
    }

    [Fact]
    public void ComputeHash_FirstEntryOfTheHub_IsGolden()
    {
        var entry = Entry.Seal(StreamName.Hub, StreamHead.Empty, "OfficeRegistered", "admin", Noon, default, []);

        Assert.Equal("712887ea79185a961d5cc16e8fb53f950f7835ffd09f09ec83a25c5c4dc05a9c", entry.Hash.ToString());
    }

    [Fact]
    public void Seal_ClockBehindTheHead_TakesTheTimeOfTheHead()
    {
        StreamHead head = new(3, Noon, Hash.Of([9]));

        var entry = Entry.Seal(StreamName.Hub, head, "OfficeRegistered", "admin", Noon.AddDays(-1), default, []);

        Assert.Equal(new StreamHead(4, Noon, entry.Hash), entry.AsHead());
        Assert.Equal(head.Hash, entry.PreviousHash);
    }

    [Fact]
    public void Seal_ClockFinerThanAMicrosecond_IsCutAndInUtc()
    {
        var now = Noon.AddTicks(19).ToOffset(TimeSpan.FromHours(8));

        var entry = Entry.Seal(StreamName.Hub, StreamHead.Empty, "OfficeRegistered", "admin", now, default, default);

        Assert.Equal(Noon.AddTicks(10), entry.Time);
        Assert.Equal(TimeSpan.Zero, entry.Time.Offset);
        Assert.Empty(entry.Blocks);
    }

    [Theory]
    [InlineData("", "admin")]
    [InlineData("OfficeRegistered", "")]
    [InlineData("Office\0Registered", "admin")]
    public void Seal_KindOrActorNotAText_IsAnArgumentError(string kind, string actor) => Assert.Throws<ArgumentException>(
        () => Entry.Seal(StreamName.Hub, StreamHead.Empty, kind, actor, Noon, default, []));

    [Fact]
    public void Seal_ActorOfHalfACharacter_IsAnArgumentError() => Assert.Throws<ArgumentException>(
        () => Entry.Seal(StreamName.Hub, StreamHead.Empty, "OfficeRegistered", "\uDC00", Noon, default, []));

    [Fact]
    public void Block_DigestOfOtherBytes_IsAnArgumentError() =>
        Assert.Throws<ArgumentException>(() => new Block(Hash.Of([1]), new byte[] { 2 }));

    private static byte[] Text(string value) => [.. UInt32(Encoding.UTF8.GetByteCount(value)), .. Encoding.UTF8.GetBytes(value)];

    private static byte[] UInt32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value);
        return bytes;
    }

    private static byte[] Int64(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }
}
