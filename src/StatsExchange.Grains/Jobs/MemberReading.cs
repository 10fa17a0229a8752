// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Countries;

namespace StatsExchange.Grains.Jobs;

/// <summary>What one member of a regional body lets be read.</summary>
/// <param name="Country">Its code (alpha-3).</param>
/// <param name="Readings">One per question asked, all at one vintage; null where an agreement for one of them is missing.</param>
internal sealed record MemberReading(string Country, IReadOnlyList<CountryReading>? Readings)
{
    /// <summary>The revision the answer rests on.</summary>
    public long Revision => Readings![0].Revision;

    /// <summary>The vintage read: that revision, unless an earlier one was asked for.</summary>
    public long Vintage => Readings![0].AsOf;

    /// <summary>The same where it covers all of some periods whole; without readings otherwise.</summary>
    public MemberReading IfItCovers(IReadOnlyList<string> periods) =>
        Readings is null || Readings.All(reading => periods.All(reading.Scope.Covers)) ? this : this with { Readings = null };

    /// <summary>Whether what was read was set after an earlier vintage.</summary>
    public bool IsRevisedSince(long vintage) => Readings is not null && Readings.Any(reading => reading.LastSetBy > vintage);

    /// <summary>Whether another reading of the member was made under the same agreements and embargoes.</summary>
    public bool IsUnderTheSame(MemberReading other) => (Readings, other.Readings) switch
    {
        (null, null) => true,
        ({ } mine, { } others) => mine.Count == others.Count && mine.Zip(others).All(pair => IsUnderTheSame(pair.First, pair.Second)),
        _ => false,
    };

    private static bool IsUnderTheSame(CountryReading mine, CountryReading other) =>
        mine.Scope.Grants.SequenceEqual(other.Scope.Grants)
        && mine.Embargoes.Select(embargo => embargo.Read()).SequenceEqual(other.Embargoes.Select(embargo => embargo.Read()));

    /// <summary>Whether the figures stand now as they did at another reading of the same past: what is withheld of the past rests on it.</summary>
    public bool StandsAs(MemberReading other) => (Readings, other.Readings) is not ({ } mine, { } others)
        || mine.Zip(others).All(pair => Standing(pair.First).SequenceEqual(Standing(pair.Second)));

    private static IEnumerable<(string Period, long SetBy)> Standing(CountryReading reading) =>
        (reading.IsPastOfAnother ? reading.Standing : reading.Slices).Select(slice => (slice.Period, slice.SetBy));
}
