// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Lists;
using StatsExchange.V1;
using RankedCorridor = StatsExchange.Domain.Corridors.RankedCorridor;

namespace StatsExchange.Grains.Corridors;

/// <summary>Ranks the corridors of an office, or those within a regional body.</summary>
internal sealed class RankingReader
{
    private readonly SideReader _sides;

    public RankingReader(SideReader sides) => _sides = sides;

    public async Task<RankCorridorsResponse> RankAsync(RankCorridorsRequest request, CancellationToken cancellationToken)
    {
        var pair = CorridorFields.Pair(request.Pair);
        PeriodTexts.Range(request.PeriodFrom, request.PeriodTo);
        if (!(request.MinSize >= 0) || double.IsInfinity(request.MinSize))
        {
            throw RefusedException.Field("min_size", "expected a finite number of at least 0");
        }

        var caller = CallerContext.Required;
        var countries = CountriesOf(caller, request.Region);
        var response = new RankCorridorsResponse();
        var origins = await ReadAllAsync(pair.Origin, countries, caller, request, response, cancellationToken);
        var destinations = pair.Origin.Structure == pair.Destination.Structure
            ? origins
            : await ReadAllAsync(pair.Destination, countries, caller, request, response, cancellationToken);
        var ranked = CorridorRanking.Rank(
            from origin in origins
            from destination in destinations
            where origin.Country != destination.Country && (caller.Country is null || origin.Country == caller.Country || destination.Country == caller.Country)
            from corridor in Compare(pair, origin, destination)
            select corridor,
            request.MinSize);
        var (page, next) = Paging.Page(
            ranked, request.PageSize, request.PageToken, caller.Party, request.Pair, request.Region, request.PeriodFrom, request.PeriodTo, request.MinSize.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        response.Corridors.AddRange(page.Select(MessageOf));
        response.NextPageToken = next;
        return response;
    }

    private static IEnumerable<string> CountriesOf(Caller caller, string region)
    {
        if (region.Length > 0)
        {
            var body = Domain.Areas.Regions.Find(region) ?? throw RefusedException.Field("region", "expected a regional body of ListRegions");
            var members = body.Members.Select(member => member.Value);
            if (caller.Country is not { } own)
            {
                caller.RequireRegion(region);
                return members;
            }

            return members.Contains(own) ? members : members.Append(own);
        }

        return caller.Country is not null
            ? AreaCatalogue.All.Select(area => area.Code.Value)
            : throw RefusedException.Field("region", "expected the regional body whose corridors are ranked");
    }

    private async Task<List<ReportedSide>> ReadAllAsync(
        MirrorSide side, IEnumerable<string> countries, Caller caller, RankCorridorsRequest request, RankCorridorsResponse response, CancellationToken cancellationToken)
    {
        var question = new ReadingRequest(
            side.Structure, request.PeriodFrom, request.PeriodTo, Use.Compare, caller.Country is null ? request.Region : null);
        var sides = new List<ReportedSide>();
        foreach (var country in countries.Order(StringComparer.Ordinal))
        {
            try
            {
                sides.Add(await _sides.ReadAsync(side, country, question, cancellationToken));
                response.Revisions[country] = sides[^1].Revision;
            }
            catch (RefusedException refused) when (refused.Reason is ErrorReason.NoAgreement or ErrorReason.JournalCorrupt)
            {
                var leftOut = refused.Reason == ErrorReason.NoAgreement ? response.WithoutAgreement : response.Unreadable;
                if (!leftOut.Contains(country))
                {
                    leftOut.Add(country);
                }
            }
        }

        return sides;
    }

    private static IEnumerable<RankedCorridor> Compare(MirrorPair pair, ReportedSide origin, ReportedSide destination)
    {
        var corridor = new Corridor(CountryCode.Parse(origin.Country), CountryCode.Parse(destination.Country));
        return origin.Periods.Intersect(destination.Periods)
            .SelectMany(period => CorridorTotals.Compare(pair, corridor, origin.Slice(period), destination.Slice(period), CountedAlike.In(pair, corridor, period, origin.Sheets, destination.Sheets)))
            .Where(cell => cell.Measures.Coefficient is not null)
            .Select(cell => new RankedCorridor(corridor, cell));
    }

    private static V1.RankedCorridor MessageOf(RankedCorridor ranked) => new()
    {
        Origin = ranked.Corridor.Origin.Value,
        Destination = ranked.Corridor.Destination.Value,
        TimePeriod = ranked.Cell.Period,
        OriginValue = ranked.Cell.Origin.Value!.Value,
        DestinationValue = ranked.Cell.Destination.Value!.Value,
        Asymmetry = ranked.Cell.Measures.Coefficient!.Value,
    };
}
