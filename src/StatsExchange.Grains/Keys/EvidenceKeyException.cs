// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Keys;

/// <summary>A hub must not sign with the key it was given; the message says why and what to do.</summary>
public sealed class EvidenceKeyException : Exception
{
    internal EvidenceKeyException(string message)
        : base(message)
    {
    }
}
