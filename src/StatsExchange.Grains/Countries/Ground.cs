// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>An agreement that something rests on, as it stands now.</summary>
/// <param name="Agreement">Its id.</param>
/// <param name="Against">Why it does not hold any more, or not yet, as a sentence; empty where it is in force.</param>
[GenerateSerializer, Immutable, Alias("sx.Ground")]
public sealed record Ground([property: Id(0)] string Agreement, [property: Id(1)] string Against)
{
    /// <summary>Whether it is in force.</summary>
    public bool Holds => Against.Length == 0;
}
