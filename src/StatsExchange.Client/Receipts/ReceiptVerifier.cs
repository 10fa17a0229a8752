// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Contracts.Receipts;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Client.Receipts;

/// <summary>Verifies receipts offline against a key known beforehand.</summary>
public static class ReceiptVerifier
{
    /// <summary>What is wrong with a receipt; nothing where it is good. A key the receipt names is a hint only.</summary>
    /// <param name="receipt">The receipt as the hub gave it.</param>
    /// <param name="trust">The hub's evidence key, obtained in another way than the receipt, and those that rotations join to it.</param>
    public static ImmutableArray<string> Verify(Receipt receipt, KeyTrust trust) =>
    [
        .. receipt.Time is null ? new[] { "The receipt has no time." } : [],
        .. trust.ProblemsOf("The receipt", receipt.KeyId, ReceiptStatement.Of(receipt), receipt.Signature.Span),
    ];

    /// <summary>How what the hub has recorded differs from a receipt that verifies; nothing where it is the same entry.</summary>
    /// <param name="receipt">The receipt as it was kept.</param>
    /// <param name="recorded">What the hub has at its place now; null where it has nothing.</param>
    public static ImmutableArray<string> Compare(Receipt receipt, Receipt? recorded) =>
        recorded is null ? ["The journal has no such submission any more: its end was cut, or it is another journal."]
        : recorded.Stream != receipt.Stream || recorded.Seq != receipt.Seq ? ["The hub answered with another submission."]
        : [
            .. recorded.ContentDigest != receipt.ContentDigest ? new[] { "The journal has other content at this place." } : [],
            .. recorded.PreviousHash != receipt.PreviousHash ? new[] { "The journal has another entry before it." } : [],
            .. recorded.Hash != receipt.Hash ? new[] { "The journal has another entry at this place." } : [],
        ];
}
