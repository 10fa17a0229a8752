// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Receipts;

/// <summary>The bytes a receipt's signature covers, as documented at the message <see cref="Receipt"/>.</summary>
public static class ReceiptStatement
{
    /// <summary>The signed bytes; the signature itself is not part of them.</summary>
    public static byte[] Of(Receipt receipt) =>
        new StatementWriter("statsexchange receipt v1")
            .Line("stream", receipt.Stream)
            .Line("seq", receipt.Seq)
            .Line("content_digest", receipt.ContentDigest)
            .Line("previous_hash", receipt.PreviousHash)
            .Line("hash", receipt.Hash)
            .Line("time", receipt.Time)
            .Line("key_id", receipt.KeyId)
            .Line("salt", receipt.Salt)
            .ToBytes();
}
