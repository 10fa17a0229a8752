// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Countries;

namespace StatsExchange.Grains.Jobs;

/// <summary>What one member of a regional body lets be read.</summary>
/// <param name="Country">Its code (alpha-3).</param>
/// <param name="Readings">One per question asked, all at one vintage; null where an agreement for one of them is missing.</param>
internal sealed record MemberReading(string Country, IReadOnlyList<CountryReading>? Readings)
{
    /// <summary>The vintage read.</summary>
    public long Revision => Readings![0].Revision;
}
