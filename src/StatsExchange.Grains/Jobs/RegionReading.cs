// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Grains.Jobs;

/// <summary>What the members of a regional body let be estimated from, for one mirror pair and period.</summary>
/// <param name="Members">All members, those without agreement too.</param>
/// <param name="Corridors">What the others report of each other, by origin and destination.</param>
/// <param name="OtherPeriods">The same of other periods, for methods that learn from them.</param>
internal sealed record RegionReading(
    IReadOnlyList<MemberReading> Members, ImmutableArray<ReportedCorridor> Corridors, ImmutableArray<PeriodFigures> OtherPeriods)
{
    /// <summary>What they report of each other in each period read, the others too.</summary>
    public required IReadOnlyDictionary<string, ImmutableArray<ReportedCorridor>> ByPeriod { get; init; }

    /// <summary>The figures of the period that is reconciled, for their classes.</summary>
    public required RegionFigures Figures { get; init; }

    /// <summary>The people of each member at home, where the pair is one of stocks and the office reports them.</summary>
    public ImmutableArray<NativeStock> Natives { get; init; } = [];

    /// <summary>Whether a later reading lets the same be estimated from: under the same agreements and embargoes, and withholds no more.</summary>
    public bool PermitsAllOf(RegionReading earlier) =>
        earlier.Members.Zip(Members).All(both => both.First.IsUnderTheSame(both.Second))
        && earlier.ByPeriod.All(period => period.Value.Zip(ByPeriod[period.Key]).All(both => !both.Second.WithholdsMoreThan(both.First)));

    /// <summary>The members whose figures may be used.</summary>
    public IEnumerable<MemberReading> Readable => Members.Where(member => member.Readings is not null);
}
