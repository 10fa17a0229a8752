// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Receipts;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Receipts;

public sealed class ReceiptStatementTests
{
    [Fact]
    public void Of_Receipt_IsTheTextItsMessageDocuments() => Assert.Equal(
        """
        statsexchange receipt v1
        stream: country/SWE
        seq: 12
        content_digest: 0101010101010101010101010101010101010101010101010101010101010101
        previous_hash: 0000000000000000000000000000000000000000000000000000000000000000
        hash: abababababababababababababababababababababababababababababababab
        time: 2026-01-31T09:00:00.000120Z
        key_id: 9f86d081
        salt: 000102030405060708090a0b0c0d0e0f

        """,
        StatementText.Read(ReceiptStatement.Of(Sample())));

    [Fact]
    public void Of_Receipt_DoesNotCoverTheSignatureItself()
    {
        var signed = Sample();
        signed.Signature = ByteString.CopyFrom(1, 2, 3);
        Assert.Equal(ReceiptStatement.Of(Sample()), ReceiptStatement.Of(signed));
    }

    [Fact]
    public void Of_AnyOtherFieldChanged_IsAnotherText()
    {
        Action<Receipt>[] changes =
        [
            receipt => receipt.Stream = "country/DNK",
            receipt => receipt.Seq++,
            receipt => receipt.ContentDigest = receipt.Hash,
            receipt => receipt.PreviousHash = receipt.Hash,
            receipt => receipt.Hash = receipt.ContentDigest,
            receipt => receipt.Time.Nanos += 1,
            receipt => receipt.KeyId = "9f86d082",
            receipt => receipt.Salt = ByteString.CopyFrom(new byte[16]),
        ];
        var texts = changes.Select(change =>
        {
            var receipt = Sample();
            change(receipt);
            return StatementText.Read(ReceiptStatement.Of(receipt));
        });
        Assert.Equal(changes.Length + 1, texts.Append(StatementText.Read(ReceiptStatement.Of(Sample()))).Distinct().Count());
    }

    [Theory]
    [InlineData("x\nseq: 99")]
    [InlineData("x\r\nseq: 99")]
    [InlineData("x\vseq: 99")]
    [InlineData("x\u0085seq: 99")]
    [InlineData("x\u2028seq: 99")]
    [InlineData("x\u2029seq: 99")]
    public void Of_LineBreakInAValue_CannotForgeALine(string stream)
    {
        var receipt = Sample();
        receipt.Stream = stream;
        Assert.Equal(9, StatementText.Lines(ReceiptStatement.Of(receipt)));
    }

    private static Receipt Sample() => new()
    {
        Stream = "country/SWE",
        Seq = 12,
        ContentDigest = Bytes(0x01),
        PreviousHash = Bytes(0x00),
        Hash = Bytes(0xAB),
        Time = new Timestamp { Seconds = 1_769_850_000, Nanos = 120_000 },
        KeyId = "9f86d081",
        Salt = ByteString.CopyFrom([.. Enumerable.Range(0, 16).Select(i => (byte)i)]),
    };

    private static ByteString Bytes(byte value) => ByteString.CopyFrom([.. Enumerable.Repeat(value, 32)]);
}
