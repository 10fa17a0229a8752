// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Corridors;

/// <summary>Reads both sides of a mirror pair for many countries, each as far as its agreements go.</summary>
internal sealed class ReportedSidesReader
{
    private readonly SideReader _sides;

    public ReportedSidesReader(SideReader sides) => _sides = sides;

    /// <summary>The countries whose corridors a caller asks for: the members of a regional body, for an office together with itself, or all.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="region">The regional body; empty for none, which only an office may ask for.</param>
    public static IReadOnlyList<string> CountriesOf(Caller caller, string region)
    {
        if (region.Length == 0)
        {
            return caller.Country is not null
                ? [.. AreaCatalogue.All.Select(area => area.Code.Value)]
                : throw RefusedException.Field("region", "expected the regional body whose corridors are meant");
        }

        var body = Domain.Areas.Regions.Find(region) ?? throw RefusedException.Field("region", "expected a regional body of ListRegions");
        string[] members = [.. body.Members.Select(member => member.Value)];
        if (caller.Country is not { } own)
        {
            caller.RequireRegion(region);
            return members;
        }

        return members.Contains(own) ? members : [.. members, own];
    }

    /// <summary>Reads the countries; who let nothing be read is left out and named.</summary>
    /// <param name="pair">The mirror pair.</param>
    /// <param name="countries">Whose figures.</param>
    /// <param name="question">Periods and use; the structure is that of each side.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ReportedSides> ReadAsync(
        MirrorPair pair, IReadOnlyCollection<string> countries, ReadingRequest question, CancellationToken cancellationToken)
    {
        var revisions = new Dictionary<string, long>(StringComparer.Ordinal);
        var withoutAgreement = new SortedSet<string>(StringComparer.Ordinal);
        var unreadable = new SortedSet<string>(StringComparer.Ordinal);
        var origins = await ReadSideAsync(pair.Origin);
        var destinations = pair.Origin.Structure == pair.Destination.Structure ? origins : await ReadSideAsync(pair.Destination);
        return new ReportedSides(pair, origins, destinations, revisions, withoutAgreement, unreadable);

        async Task<List<ReportedSide>> ReadSideAsync(MirrorSide side)
        {
            var sides = new List<ReportedSide>();
            foreach (var country in countries.Order(StringComparer.Ordinal))
            {
                try
                {
                    sides.Add(await _sides.ReadAsync(side, country, question, cancellationToken));
                    revisions[country] = sides[^1].Revision;
                }
                catch (RefusedException refused) when (refused.Reason is ErrorReason.NoAgreement or ErrorReason.JournalCorrupt)
                {
                    (refused.Reason == ErrorReason.NoAgreement ? withoutAgreement : unreadable).Add(country);
                }
            }

            return sides;
        }
    }
}
