// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain;
using StatsExchange.Domain.Disclosure;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Which cells an embargo is on.</summary>
internal static class EmbargoSelection
{
    public const string PartnerDimension = "COUNTERPART_AREA";

    /// <summary>Whether a part of a period lies in it.</summary>
    public static bool Overlaps(this Embargo embargo, string period) => RangeOf(embargo).Overlaps(PeriodRange.Parse(period, period));

    /// <summary>Whether a whole period lies in it.</summary>
    public static bool Includes(this Embargo embargo, string period) => RangeOf(embargo).Contains(Period.Parse(period));

    /// <summary>Whether every cell another one is on is among its own.</summary>
    public static bool Covers(this Embargo embargo, Embargo other) =>
        embargo.Structure == other.Structure
        && RangeOf(embargo).Contains(RangeOf(other))
        && (embargo.Counterparts.Count == 0 || (other.Counterparts.Count > 0 && other.Counterparts.All(embargo.Counterparts.Contains)))
        && embargo.Dimensions.All(selected => other.Dimensions.TryGetValue(selected.Key, out var code) && code == selected.Value);

    /// <summary>As it is laid over the slice of a period.</summary>
    public static EmbargoRule AsRule(this Embargo embargo)
    {
        var codes = embargo.Dimensions.ToImmutableSortedDictionary(selected => selected.Key, selected => ImmutableArray.Create(selected.Value), StringComparer.Ordinal);
        return new EmbargoRule(
            embargo.Seq,
            embargo.Until?.ToDateTimeOffset(),
            embargo.Counterparts.Count == 0 ? codes : codes.Add(PartnerDimension, [.. embargo.Counterparts]));
    }

    private static PeriodRange RangeOf(Embargo embargo) => PeriodRange.Parse(embargo.PeriodFrom, embargo.PeriodTo);
}
