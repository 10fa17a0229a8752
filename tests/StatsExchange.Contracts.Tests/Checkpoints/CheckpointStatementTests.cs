// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Checkpoints;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Checkpoints;

public sealed class CheckpointStatementTests
{
    [Fact]
    public void Of_Checkpoint_IsTheTextItsMessageDocuments()
    {
        var checkpoint = new Checkpoint
        {
            Cursor = 120,
            Time = new Timestamp { Seconds = 1_769_850_000, Nanos = 120_000 },
            Streams = 3,
            Root = ByteString.CopyFrom(0xAB, 0x01),
            KeyId = "9f86d081",
            Signature = ByteString.CopyFrom(1),
        };

        Assert.Equal(
            "statsexchange checkpoint v1\ncursor: 120\ntime: 2026-01-31T09:00:00.000120Z\nstreams: 3\nroot: ab01\nkey_id: 9f86d081\n",
            StatementText.Read(CheckpointStatement.Of(checkpoint)));
    }

    [Fact]
    public void DataOf_Leaf_IsTheDigestOfTheTextItsMessageDocuments()
    {
        var leaf = new CheckpointLeaf { Stream = "country/PHL", Seq = 7, Hash = ByteString.CopyFrom(0xCD) };

        Assert.Equal(
            SHA256.HashData(Encoding.UTF8.GetBytes("statsexchange checkpoint leaf v1\nstream: country/PHL\nseq: 7\nhash: cd\n")),
            CheckpointStatement.DataOf(leaf).ToArray());
    }
}
