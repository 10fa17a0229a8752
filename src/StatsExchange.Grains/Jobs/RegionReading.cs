// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Detail;

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

    /// <summary>Of whom that number, which the office reports, is withheld here, and in which period.</summary>
    public ImmutableArray<(string Period, string Country)> WithheldNatives { get; init; } = [];

    /// <summary>What readable members report of moves from or to others whose figures may not be used.</summary>
    public ImmutableHashSet<ReportBeyond> ReportsBeyond { get; init; } = [];

    /// <summary>The members whose figures may not be used.</summary>
    public ImmutableArray<string> LeftOut => [.. Members.Where(member => member.Readings is null).Select(member => member.Country)];

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
        var now = Figures.Classes(corridor.Origin, corridor.Destination, detail).ToDictionary(entry => TextOf(entry.Class), entry => entry.Reported, StringComparer.Ordinal);
        return earlier.Figures.Classes(corridor.Origin, corridor.Destination, detail)
            .Any(entry => IsLost(entry.Reported, now.GetValueOrDefault(TextOf(entry.Class)), ReportSide.Emigration)
                || IsLost(entry.Reported, now.GetValueOrDefault(TextOf(entry.Class)), ReportSide.Immigration));
    }

    private static bool IsLost(CorridorFigure then, CorridorFigure? now, ReportSide side) => then.Counted(side) is not null && now?.Counted(side) is null;

    private static string TextOf(DetailFigure figure) => string.Join(' ', figure.Classes.Select(code => $"{code.Key}={code.Value}"));

    /// <summary>The members whose figures may be used.</summary>
    public IEnumerable<MemberReading> Readable => Members.Where(member => member.Readings is not null);
}
