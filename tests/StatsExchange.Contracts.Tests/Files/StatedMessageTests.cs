// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Files;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Files;

public sealed class StatedMessageTests
{
    [Fact]
    public void Parse_HeldCheckpoint_GivesEveryField()
    {
        var held = StatedMessage.Parse<HeldCheckpoint>(
            """
            {
              "checkpoint": { "cursor": 9, "time": "2026-01-31T09:00:00.000120Z", "streams": 2, "root": "ab01", "key_id": "k", "signature": "AQI=", "more": [] },
              "proofs": [ { "leaf": { "stream": "country/SWE", "seq": 4, "hash": "cd" }, "index": 1, "path": [ "01", "02" ] } ],
              "heads": null
            }
            """);

        Assert.Equal((9L, 2, "k"), (held.Checkpoint.Cursor, held.Checkpoint.Streams, held.Checkpoint.KeyId));
        Assert.Equal((1_769_850_000L, 120_000), (held.Checkpoint.Time.Seconds, held.Checkpoint.Time.Nanos));
        Assert.Equal([0xAB, 0x01], held.Checkpoint.Root.ToByteArray());
        Assert.Equal([1, 2], held.Checkpoint.Signature.ToByteArray());
        Assert.Equal(("country/SWE", 4L, 1, 2), (held.Proofs[0].Leaf.Stream, held.Proofs[0].Leaf.Seq, held.Proofs[0].Index, held.Proofs[0].Path.Count));
        Assert.Empty(held.Heads);
    }

    [Fact]
    public void Parse_Rotation_TakesStatementsAsTextAndSignaturesAsBase64()
    {
        var keys = StatedMessage.Parse<ListSigningKeysResponse>(
            """{ "keys": [ { "key_id": "n", "rotation": { "statement": "a\nb\n", "old_key_signature": "AQI=", "new_key_signature": "Aw==" } } ] }""").Keys;

        Assert.Equal("a\nb\n", keys[0].Rotation.Statement.ToStringUtf8());
        Assert.Equal([3], keys[0].Rotation.NewKeySignature.ToByteArray());
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("[]", "object")]
    [InlineData("""{ "checkpoint": 1 }""", "checkpoint")]
    [InlineData("""{ "checkpoint": { "cursor": "x" } }""", "cursor")]
    [InlineData("""{ "checkpoint": { "cursor": {} } }""", "cursor")]
    [InlineData("""{ "checkpoint": { "streams": 99999999999 } }""", "streams")]
    [InlineData("""{ "checkpoint": { "root": "zz" } }""", "root")]
    [InlineData("""{ "checkpoint": { "signature": "%" } }""", "signature")]
    [InlineData("""{ "checkpoint": { "time": "then" } }""", "time")]
    [InlineData("""{ "proofs": {} }""", "proofs")]
    [InlineData("""{ "proofs": [ null ] }""", "proofs")]
    public void Parse_Malformed_NamesThePlace(string text, string place)
    {
        var error = Assert.Throws<FormatException>(() => StatedMessage.Parse<HeldCheckpoint>(text));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }
}
