// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Keys;

/// <summary>A hub must not sign with the key it was given; the message says why and what to do.</summary>
[GenerateSerializer, Alias("sx.EvidenceKeyException")]
public sealed class EvidenceKeyException : Exception
{
    internal EvidenceKeyException(string message)
        : base(message)
    {
    }
}
