// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Collections.Immutable;
using Google.Protobuf;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// Which reports had a value when a result was made, in all periods it may have learnt from. Whatever of them has none any more is withheld since, whoever withheld it
/// and why: its office, or an agreement that ran out. What was withheld from the beginning was not used, and withholds nothing.
/// </summary>
internal sealed class UsedReports
{
    private readonly ReportsUsed _used;

    private UsedReports(ReportsUsed used) => _used = used;

    /// <summary>Those of a reading that a result is made from.</summary>
    public static UsedReports Of(RegionReading reading)
    {
        string[] countries = [.. reading.Readable.Select(member => member.Country).Order(StringComparer.Ordinal)];
        var places = countries.Index().ToDictionary(country => country.Item, country => country.Index, StringComparer.Ordinal);
        var used = new ReportsUsed { Countries = { countries } };
        foreach (var (period, corridors) in reading.ByPeriod.OrderBy(read => read.Key, StringComparer.Ordinal))
        {
            var (origins, destinations) = (new BitArray(countries.Length * countries.Length), new BitArray(countries.Length * countries.Length));
            foreach (var corridor in corridors)
            {
                var at = (places[corridor.Figure.Origin] * countries.Length) + places[corridor.Figure.Destination];
                (origins[at], destinations[at]) = (corridor.OriginValue is not null, corridor.DestinationValue is not null);
            }

            used.Periods.Add(new PeriodUsed
            {
                TimePeriod = period,
                Origins = BytesOf(origins),
                Destinations = BytesOf(destinations),
                Natives = { reading.Natives.Where(native => native.Period == period).Select(native => places[native.Country]).Order() },
            });
        }

        return new UsedReports(used);
    }

    /// <summary>As recorded; null where it was not.</summary>
    public static UsedReports? Read(ReportsUsed? recorded) => recorded is null ? null : new UsedReports(recorded);

    /// <summary>As it is recorded.</summary>
    public ReportsUsed ToRecord() => _used.Clone();

    /// <summary>The periods in which one of them has no value any more.</summary>
    /// <param name="now">The same reports at the same vintages, less what does not stand any more.</param>
    /// <param name="withNatives">Whether the people of members at home count too.</param>
    public ImmutableHashSet<string> PeriodsWithheld(RegionReading now, bool withNatives)
    {
        var natives = now.Natives.Select(native => (native.Period, native.Country)).ToHashSet();
        return
        [
            .. _used.Periods.Where(period =>
                IsAnyCorridorWithheld(period, now.ByPeriod[period.TimePeriod])
                || (withNatives && period.Natives.Any(at => !natives.Contains((period.TimePeriod, _used.Countries[at])))))
                .Select(period => period.TimePeriod),
        ];
    }

    private bool IsAnyCorridorWithheld(PeriodUsed period, ImmutableArray<ReportedCorridor> now)
    {
        var corridors = now.ToDictionary(corridor => (corridor.Figure.Origin, corridor.Figure.Destination));
        return IsLost(period.Origins, corridor => corridor.OriginValue) || IsLost(period.Destinations, corridor => corridor.DestinationValue);

        bool IsLost(ByteString reported, Func<ReportedCorridor, double?> valueOf) => Places(reported).Any(at =>
            !corridors.TryGetValue((_used.Countries[at / _used.Countries.Count], _used.Countries[at % _used.Countries.Count]), out var corridor)
            || valueOf(corridor) is null);
    }

    private static ByteString BytesOf(BitArray bits)
    {
        var bytes = new byte[(bits.Count + 7) / 8];
        bits.CopyTo(bytes, 0);
        return ByteString.CopyFrom(bytes);
    }

    private static IEnumerable<int> Places(ByteString bits) =>
        Enumerable.Range(0, bits.Length * 8).Where(at => (bits[at / 8] & (1 << (at % 8))) != 0);
}
