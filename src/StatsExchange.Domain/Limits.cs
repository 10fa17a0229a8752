// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain;

/// <summary>Limits that are part of the contract.</summary>
public static class Limits
{
    /// <summary>The most observations a submission may hold.</summary>
    public const int MaxObservations = 2_000_000;

    /// <summary>The most observations a block may hold.</summary>
    public const int MaxBlockRows = 8_192;

    /// <summary>The most bytes of UTF-8 a text attribute may hold.</summary>
    public const int MaxTextBytes = 256;
}
