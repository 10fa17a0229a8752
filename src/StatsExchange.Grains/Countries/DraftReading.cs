// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>What became of figures that a draft rests on since it was made.</summary>
/// <param name="Snapshot">Its id.</param>
/// <param name="IsTakenBack">Whether an embargo is in force on some of them that was set since, or a submission of them was withdrawn since.</param>
/// <param name="IsAsCompared">Whether nothing was set since it was made, or since what was set has been compared.</param>
[GenerateSerializer, Immutable, Alias("sx.DraftReading")]
public sealed record DraftReading([property: Id(0)] string Snapshot, [property: Id(1)] bool IsTakenBack, [property: Id(2)] bool IsAsCompared);
