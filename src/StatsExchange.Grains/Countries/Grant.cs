// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Domain.Disclosure;

namespace StatsExchange.Grains.Countries;

/// <summary>The periods one valid agreement opens to a reader.</summary>
/// <param name="PeriodFrom">First period, inclusive; empty for all earlier ones.</param>
/// <param name="PeriodTo">Last period, inclusive; empty for all later ones.</param>
/// <param name="IncludesConfidential">Values marked confidential are included; embargoed ones stay withheld.</param>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Dimensions">The additive dimensions whose classes are opened, with blanks between them; empty for totals only, null for all.</param>
/// <param name="IsPreRelease">Embargoed cells whose CONF_REDIST names the reader are opened too, in a reading for comparison only.</param>
[GenerateSerializer, Immutable, Alias("sx.Grant")]
public sealed record Grant(
    [property: Id(0)] string PeriodFrom,
    [property: Id(1)] string PeriodTo,
    [property: Id(2)] bool IncludesConfidential,
    [property: Id(3)] string Agreement,
    [property: Id(4)] string? Dimensions,
    [property: Id(5)] bool IsPreRelease)
{
    /// <summary>The classes that are opened.</summary>
    public DetailDepth Depth => Dimensions is null ? DetailDepth.All : DetailDepth.Of(Dimensions.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What of a period both this and another agreement open; null where one of them opens nothing of it.</summary>
    public Grant? And(Grant other, string period) => !Covers(period) || !other.Covers(period) ? null : new Grant(
        period,
        period,
        IncludesConfidential && other.IncludesConfidential,
        Agreement,
        Dimensions is null ? other.Dimensions
            : other.Dimensions is null ? Dimensions
            : string.Join(' ', Dimensions.Split(' ').Intersect(other.Dimensions.Split(' '), StringComparer.Ordinal)),
        IsPreRelease && other.IsPreRelease);

    /// <summary>Whether the whole of a period is opened.</summary>
    public bool Covers(string period) => PeriodRange.Parse(PeriodFrom, PeriodTo).Contains(Period.Parse(period));

    /// <summary>Whether a month of a range is opened.</summary>
    public bool Overlaps(string from, string to) => PeriodRange.Parse(PeriodFrom, PeriodTo).Overlaps(PeriodRange.Parse(from, to));
}
