// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>Asks whether a draft of a regional body still may hold what it holds of a country.</summary>
/// <param name="Snapshot">Its id.</param>
/// <param name="Structures">The structures its figures come from.</param>
/// <param name="PeriodFrom">First period.</param>
/// <param name="PeriodTo">Last period.</param>
/// <param name="LearntFrom">Other periods that estimates in it learnt from.</param>
/// <param name="Read">The time in which the country was read for it: what was withheld or taken back before is not in it, and what was set later neither.</param>
/// <param name="ComparedAt">Revision of the country up to which the slices revised since have been compared; 0 where none were.</param>
[GenerateSerializer, Immutable, Alias("sx.DraftQuestion")]
public sealed record DraftQuestion(
    [property: Id(0)] string Snapshot,
    [property: Id(1)] ImmutableArray<string> Structures,
    [property: Id(2)] string PeriodFrom,
    [property: Id(3)] string PeriodTo,
    [property: Id(4)] ImmutableArray<string> LearntFrom,
    [property: Id(5)] SetBetween Read,
    [property: Id(6)] long ComparedAt);
