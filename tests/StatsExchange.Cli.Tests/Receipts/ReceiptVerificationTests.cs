// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Cli.Tests.Terminal;
using StatsExchange.Client.Receipts;
using StatsExchange.Contracts.Receipts;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Tests.Receipts;

public sealed class ReceiptVerificationTests : IDisposable
{
    private static readonly DateTimeOffset Recorded = DateTimeOffset.Parse("2026-03-01T10:20:30.123456Z", System.Globalization.CultureInfo.InvariantCulture);

    private readonly TemporaryDirectory _directory = new();
    private readonly SigningKey _hub = SigningKey.Create();

    public void Dispose()
    {
        _hub.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Verify_ReceiptAsGiven_IsGood() => Assert.Empty(ReceiptVerifier.Verify(Signed(), new KeyTrust(_hub.Public)));

    [Fact]
    public void Verify_AnyFieldChanged_IsNamed()
    {
        Action<Receipt>[] changes =
        [
            r => r.Stream = "country/MYS",
            r => r.Seq++,
            r => r.ContentDigest = Flipped(r.ContentDigest),
            r => r.PreviousHash = Flipped(r.PreviousHash),
            r => r.Hash = Flipped(r.Hash),
            r => r.Time = Timestamp.FromDateTimeOffset(Recorded.AddMicroseconds(1)),
            r => r.KeyId = r.KeyId[..^1] + "x",
            r => r.Salt = Flipped(r.Salt),
            r => r.Signature = Flipped(r.Signature),
        ];

        foreach (var change in changes)
        {
            var receipt = Signed();
            change(receipt);
            Assert.NotEmpty(ReceiptVerifier.Verify(receipt, new KeyTrust(_hub.Public)));
        }
    }

    [Fact]
    public void Verify_AnotherKey_IsNotTrusted()
    {
        using var other = SigningKey.Create();

        Assert.Equal(2, ReceiptVerifier.Verify(Signed(), new KeyTrust(other.Public)).Length);
    }

    [Fact]
    public async Task Verify_FileOfSubmitOrReceiptAlone_ExitsWithZeroAndChangedWithFour()
    {
        var receipt = Json(Signed());
        var trust = _directory.Write("hub.pub.pem", _hub.Public.Pem);
        var alone = _directory.Write("alone.json", receipt.ToJsonString());
        var whole = _directory.Write("whole.json", new JsonObject { ["office"] = "PHL", ["receipt"] = receipt.DeepClone() }.ToJsonString());
        receipt["seq"] = 8;
        var changed = _directory.Write("changed.json", receipt.ToJsonString());

        Assert.Equal(0, (await Statsx.RunAsync("verify", alone, "--trust", trust)).ExitCode);
        Assert.Equal(0, (await Statsx.RunAsync("verify", whole, "--trust", trust)).ExitCode);
        Assert.Equal(4, (await Statsx.RunAsync("verify", changed, "--trust", trust)).ExitCode);
    }

    private Receipt Signed()
    {
        var receipt = new Receipt
        {
            Stream = "country/PHL",
            Seq = 7,
            ContentDigest = Bytes(1, 32),
            PreviousHash = Bytes(2, 32),
            Hash = Bytes(3, 32),
            Time = Timestamp.FromDateTimeOffset(Recorded),
            KeyId = _hub.KeyId,
            Salt = Bytes(4, 16),
        };
        receipt.Signature = ByteString.CopyFrom(_hub.SignDer(ReceiptStatement.Of(receipt)));
        return receipt;
    }

    private static ByteString Bytes(byte value, int count) => ByteString.CopyFrom(Enumerable.Repeat(value, count).ToArray());

    private static ByteString Flipped(ByteString bytes)
    {
        var changed = bytes.ToByteArray();
        changed[^1] ^= 1;
        return ByteString.CopyFrom(changed);
    }

    private static JsonObject Json(Receipt receipt) => new()
    {
        ["stream"] = receipt.Stream,
        ["seq"] = receipt.Seq,
        ["content_digest"] = Convert.ToHexStringLower(receipt.ContentDigest.Span),
        ["previous_hash"] = Convert.ToHexStringLower(receipt.PreviousHash.Span),
        ["hash"] = Convert.ToHexStringLower(receipt.Hash.Span),
        ["time"] = "2026-03-01T10:20:30.123456Z",
        ["key_id"] = receipt.KeyId,
        ["salt"] = Convert.ToHexStringLower(receipt.Salt.Span),
        ["signature"] = receipt.Signature.ToBase64(),
    };
}
