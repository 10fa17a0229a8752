// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Grains.Jobs;

/// <summary>What the members of a regional body let be estimated from, for one mirror pair and period.</summary>
/// <param name="Members">All members, those without agreement too.</param>
/// <param name="Corridors">What the others report of each other, by origin and destination.</param>
internal sealed record RegionReading(IReadOnlyList<MemberReading> Members, ImmutableArray<ReportedCorridor> Corridors)
{
    /// <summary>What they report of each other in each period read, the others too.</summary>
    public required IReadOnlyDictionary<string, ImmutableArray<ReportedCorridor>> ByPeriod { get; init; }

    /// <summary>The figures of the period that is reconciled, for their classes.</summary>
    public required RegionFigures Figures { get; init; }

    /// <summary>The people of each member at home, where the pair is one of stocks and the office reports them.</summary>
    public ImmutableArray<NativeStock> Natives { get; init; } = [];

    /// <summary>Of whom that number, which the office reports, is withheld here, and in which period.</summary>
    public ImmutableArray<(string Period, string Country)> WithheldNatives { get; init; } = [];

    /// <summary>What readable members report of moves from or to others whose figures may not be used.</summary>
    public ImmutableHashSet<ReportBeyond> ReportsBeyond { get; init; } = [];

    /// <summary>The members whose figures may not be used.</summary>
    public ImmutableArray<string> LeftOut => [.. Members.Where(member => member.Readings is null).Select(member => member.Country)];

    /// <summary>What a method starts from.</summary>
    /// <param name="pair">What is reconciled.</param>
    /// <param name="period">The period that is reconciled; methods may learn from the others that were read.</param>
    /// <param name="harmonised">How both sides were brought to one minimum stay; null where they are as reported.</param>
    public ReconciliationInput InputOf(MirrorPair pair, string period, string? harmonised) => new(
        Readable.Select(member => member.Country),
        ByPeriod[period].Select(corridor => corridor.Figure),
        ByPeriod.Where(other => other.Key != period).Select(other => new PeriodFigures(other.Key, [.. other.Value.Select(corridor => corridor.Figure)])))
    {
        Kind = KindOfFigures.Of(pair),
        Period = period,
        Harmonised = harmonised,
        Natives = Natives,
        LeftOut = LeftOut,
        ReportsBeyond = ReportsBeyond,
    };

    /// <summary>Whether a later reading lets the same be estimated from: under the same agreements and embargoes, and withholds no more.</summary>
    public bool PermitsAllOf(RegionReading earlier) =>
        earlier.Members.Zip(Members).All(both => both.First.IsUnderTheSame(both.Second)) && !WithholdsMoreThan(earlier, []);

    /// <summary>Whether anything is withheld here, or gone, that was not in an earlier reading under the same agreements.</summary>
    /// <param name="earlier">The earlier reading.</param>
    /// <param name="detail">The dimensions whose classes were used too.</param>
    public bool WithholdsMoreThan(RegionReading earlier, IReadOnlyCollection<string> detail) =>
        earlier.ByPeriod.Any(period => period.Value.Zip(ByPeriod[period.Key]).Any(both => both.Second.WithholdsMoreThan(both.First)))
        || earlier.Natives.Select(native => (native.Period, native.Country)).Except(Natives.Select(native => (native.Period, native.Country))).Any()
        || (detail.Count > 0 && earlier.Corridors.Any(corridor => WithholdsMoreClasses(earlier, corridor.Figure, detail)));

    private bool WithholdsMoreClasses(RegionReading earlier, CorridorFigure corridor, IReadOnlyCollection<string> detail)
    {
        var now = Figures.Classes(corridor.Origin, corridor.Destination, detail).ToDictionary(entry => entry.Class.Key, entry => entry.Reported, StringComparer.Ordinal);
        return earlier.Figures.Classes(corridor.Origin, corridor.Destination, detail)
            .Any(entry => IsLost(entry.Reported, now.GetValueOrDefault(entry.Class.Key), ReportSide.Emigration)
                || IsLost(entry.Reported, now.GetValueOrDefault(entry.Class.Key), ReportSide.Immigration));
    }

    private static bool IsLost(CorridorFigure then, CorridorFigure? now, ReportSide side) => then.Counted(side) is not null && now?.Counted(side) is null;

    /// <summary>The members whose figures may be used.</summary>
    public IEnumerable<MemberReading> Readable => Members.Where(member => member.Readings is not null);
}
