// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Rounds;

/// <summary>A reminder the hub is to give by itself.</summary>
/// <param name="Round">Id of the round.</param>
/// <param name="DaysBefore">Days before the due time.</param>
/// <param name="Opener">Who opened the round: as whom the hub looks for who has not reported.</param>
[GenerateSerializer, Immutable, Alias("sx.DueReminder")]
public sealed record DueReminder([property: Id(0)] string Round, [property: Id(1)] int DaysBefore, [property: Id(2)] Caller Opener);
