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
    /// <param name="trusted">The hub's evidence key, obtained in another way than the receipt.</param>
    public static ImmutableArray<string> Verify(Receipt receipt, VerificationKey trusted)
    {
        var failures = ImmutableArray.CreateBuilder<string>();
        if (receipt.Time is null)
        {
            failures.Add("The receipt has no time.");
        }

        if (receipt.KeyId != trusted.KeyId)
        {
            failures.Add($"The receipt names the key {receipt.KeyId}; the trusted key is {trusted.KeyId}.");
        }

        if (!trusted.Verify(ReceiptStatement.Of(receipt), receipt.Signature.Span))
        {
            failures.Add("The signature is not the trusted key's signature over this receipt: a field was changed, or another key signed.");
        }

        return failures.DrainToImmutable();
    }
}
