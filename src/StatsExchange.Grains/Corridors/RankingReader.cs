// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reasons;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Lists;
using StatsExchange.V1;
using AsymmetryIndex = StatsExchange.Domain.Corridors.AsymmetryIndex;
using ReasonKind = StatsExchange.Domain.Reasons.ReasonKind;

namespace StatsExchange.Grains.Corridors;

/// <summary>Ranks the corridors of an office, or those within a regional body.</summary>
internal sealed class RankingReader
{
    // Rounding in the last place is not a reason to call a difference unexplained.
    private const double Noise = 1e-12;
    private readonly SideReader _sides;

    public RankingReader(SideReader sides) => _sides = sides;

    public async Task<RankCorridorsResponse> RankAsync(RankCorridorsRequest request, CancellationToken cancellationToken)
    {
        var pair = CorridorFields.Pair(request.Pair, request.Structure);
        PeriodTexts.Range(request.PeriodFrom, request.PeriodTo);
        if (!(request.MinSize >= 0) || double.IsInfinity(request.MinSize))
        {
            throw RefusedException.Field("min_size", "expected a finite number of at least 0");
        }

        var harmonisation = StayFields.Read(request.StayFactors, request.HasTargetStayMonths ? request.TargetStayMonths : null);
        var caller = CallerContext.Required;
        var scope = ScopeOf(request, pair.Id, caller);
        RankingPlace? after = PageToken.Read(scope, request.PageToken) is { } text ? RankingPlace.Parse(text) : null;
        var size = PageSize.Of(request.PageSize);
        var question = new ReadingRequest("", request.PeriodFrom, request.PeriodTo, Use.Compare, caller.Country is null ? request.Region : null);
        var sides = await new ReportedSidesReader(_sides).ReadAsync(pair, ReportedSidesReader.CountriesOf(caller, request.Region), question, cancellationToken);
        var compared = sides.Totals((origin, destination) => caller.Country is null || origin == caller.Country || destination == caller.Country, harmonisation).ToList();
        var ranked = compared
            .Select(one => (Place: RankingPlace.Of(one.Corridor, one.Cell, request.MinSize), Compared: one))
            .Where(ranked => ranked.Place is { } place && (after is not { } last || place.IsBehind(last)))
            .Where(ranked => HasReason(ranked.Compared.Explained.Difference, request.Reason))
            .OrderBy(ranked => ranked.Place!.Value, RankingPlace.Order)
            .Take(size + 1)
            .ToList();
        return new RankCorridorsResponse
        {
            Corridors = { ranked.Take(size).Select(ranked => MessageOf(ranked.Compared)) },
            NextPageToken = ranked.Count > size ? PageToken.Write(scope, ranked[size - 1].Place.ToString()!) : "",
            Revisions = { sides.Revisions.ToDictionary() },
            WithoutAgreement = { sides.WithoutAgreement },
            Unreadable = { sides.Unreadable },
            Unranked = UnrankedOf(compared),
        };
    }

    private static UnrankedCorridors UnrankedOf(List<ComparedCorridor> compared)
    {
        var counts = AsymmetryIndex.Of(compared.Select(one => one.Cell));
        var totalNotSent = compared.Count(one => one.IsTotalNotSent);
        return new UnrankedCorridors
        {
            Missing = counts.Missing - totalNotSent,
            Suppressed = counts.Suppressed,
            Ambiguous = counts.Ambiguous,
            Included = counts.Included,
            TotalNotSent = totalNotSent,
        };
    }

    private static bool HasReason(ExplainedDifference difference, V1.AsymmetryReason asked) => asked switch
    {
        V1.AsymmetryReason.Unspecified => true,
        V1.AsymmetryReason.Unexplained => difference.LogRatio is null || Math.Abs(difference.Unexplained ?? 0) > Noise,
        _ => difference.Steps.Any(step => step.Kind != ReasonKind.Assumed && ReasonMessages.Of(step.Reason) == asked),
    };

    private static string ScopeOf(RankCorridorsRequest request, string pair, Caller caller)
    {
        var filter = new RankCorridorsRequest(request) { PageSize = 0, PageToken = "", Pair = pair, Structure = "" };
        return string.Create(CultureInfo.InvariantCulture, $"{caller.Party}\n{filter}");
    }

    private static V1.RankedCorridor MessageOf(ComparedCorridor compared)
    {
        var message = new V1.RankedCorridor
        {
            Origin = compared.Corridor.Origin.Value,
            Destination = compared.Corridor.Destination.Value,
            TimePeriod = compared.Cell.Period,
            OriginValue = compared.Cell.Origin.Value!.Value,
            DestinationValue = compared.Cell.Destination.Value!.Value,
            Asymmetry = compared.Cell.Measures.Coefficient!.Value,
            Reasons = { ReasonMessages.Of(compared.Explained.Difference) },
            Derived = CellMessages.DerivedOf(compared.Cell),
        };
        if (compared.Explained.Origin?.Harmonised is { } origin)
        {
            message.OriginHarmonised = origin;
        }

        if (compared.Explained.Destination?.Harmonised is { } destination)
        {
            message.DestinationHarmonised = destination;
        }

        if (compared.Explained.Origin?.ToldUnknownShare is { } originShare)
        {
            message.OriginUnknownShare = originShare;
        }

        if (compared.Explained.Destination?.ToldUnknownShare is { } destinationShare)
        {
            message.DestinationUnknownShare = destinationShare;
        }

        return message;
    }
}
