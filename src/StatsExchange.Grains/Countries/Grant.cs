// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain;

namespace StatsExchange.Grains.Countries;

/// <summary>The periods one valid agreement opens to a reader.</summary>
/// <param name="PeriodFrom">First period, inclusive; empty for all earlier ones.</param>
/// <param name="PeriodTo">Last period, inclusive; empty for all later ones.</param>
/// <param name="IncludesConfidential">Values marked confidential are included; embargoed ones stay withheld.</param>
/// <param name="Agreement">Id of the agreement.</param>
[GenerateSerializer, Immutable, Alias("sx.Grant")]
public sealed record Grant(
    [property: Id(0)] string PeriodFrom,
    [property: Id(1)] string PeriodTo,
    [property: Id(2)] bool IncludesConfidential,
    [property: Id(3)] string Agreement)
{
    /// <summary>Whether the whole of a period is opened.</summary>
    public bool Covers(string period) => PeriodRange.Parse(PeriodFrom, PeriodTo).Contains(Period.Parse(period));

    /// <summary>Whether a month of a range is opened.</summary>
    public bool Overlaps(string from, string to) => PeriodRange.Parse(PeriodFrom, PeriodTo).Overlaps(PeriodRange.Parse(from, to));
}
