// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using AsymmetryIndex = StatsExchange.Domain.Corridors.AsymmetryIndex;

namespace StatsExchange.Grains.Corridors;

/// <summary>Works out asymmetry indices from the same cells as the ranking: totals, one per corridor and period.</summary>
internal sealed class IndexReader
{
    private readonly SideReader _sides;

    public IndexReader(SideReader sides) => _sides = sides;

    public async Task<GetAsymmetryIndexResponse> IndexAsync(GetAsymmetryIndexRequest request, CancellationToken cancellationToken)
    {
        var pair = CorridorFields.Pair(request.Pair, request.Structure);
        PeriodTexts.Range(request.PeriodFrom, request.PeriodTo);
        var caller = CallerContext.Required;
        var target = IndexTarget.Of(request, caller);
        var question = new ReadingRequest("", request.PeriodFrom, request.PeriodTo, Use.Compare, caller.Country is null ? request.Region : null);
        var sides = await new ReportedSidesReader(_sides).ReadAsync(pair, target.Countries, question, cancellationToken);
        var compared = sides.Totals(target.Includes, harmonisation: null).ToList();
        return new GetAsymmetryIndexResponse
        {
            Indices = { target.Scopes.SelectMany(scope => IndicesOf(scope, [.. compared.Where(cell => target.IsIn(scope, cell.Corridor))])) },
            UnknownShares = { SharesOf(compared) },
            Revisions = { sides.Revisions.ToDictionary() },
            WithoutAgreement = { sides.WithoutAgreement },
            Unreadable = { sides.Unreadable },
        };
    }

    private static IEnumerable<V1.AsymmetryIndex> IndicesOf(IndexScope scope, List<ComparedCorridor> compared)
    {
        var byPeriod = compared.GroupBy(cell => cell.Cell.Period).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        foreach (var period in byPeriod)
        {
            yield return MessageOf(scope, period.Key, period);
        }

        // A year and its quarters hold the same people twice.
        if (byPeriod.Count > 1 && byPeriod.Select(period => Period.Parse(period.Key).Frequency).Distinct().Count() == 1)
        {
            yield return MessageOf(scope, string.Empty, compared);
        }
    }

    private static V1.AsymmetryIndex MessageOf(IndexScope scope, string period, IEnumerable<ComparedCorridor> compared)
    {
        var totalNotSent = compared.Count(cell => cell.IsTotalNotSent);
        var index = AsymmetryIndex.Of(compared.Select(cell => cell.Cell));
        var message = new V1.AsymmetryIndex
        {
            Scope = scope,
            TimePeriod = period,
            SignedSum = index.SignedSum,
            AbsoluteSum = index.AbsoluteSum,
            MeanSum = index.MeanSum,
            Used = index.Cells,
            Missing = index.Missing - totalNotSent,
            Suppressed = index.Suppressed,
            Ambiguous = index.Ambiguous,
            TotalNotSent = totalNotSent,
            Included = index.Included,
        };
        if (index.Index is { } value)
        {
            message.Index = value;
        }

        return message;
    }

    private static IEnumerable<UnknownPartnerShare> SharesOf(IEnumerable<ComparedCorridor> compared)
    {
        var sides = compared
            .SelectMany(cell => new[]
            {
                (Country: cell.Corridor.Origin.Value, AsOrigin: true, cell.Cell.Period, Facts: cell.Explained.Origin),
                (Country: cell.Corridor.Destination.Value, AsOrigin: false, cell.Cell.Period, Facts: cell.Explained.Destination),
            })
            .Where(side => side.Facts is not null)
            .GroupBy(side => (side.Country, side.AsOrigin, side.Period))
            .OrderBy(side => side.Key.Country, StringComparer.Ordinal)
            .ThenByDescending(side => side.Key.AsOrigin)
            .ThenBy(side => side.Key.Period, StringComparer.Ordinal);
        foreach (var side in sides)
        {
            var message = new UnknownPartnerShare { Country = side.Key.Country, AsOrigin = side.Key.AsOrigin, TimePeriod = side.Key.Period };
            if (Domain.Reasons.UnknownPartnerShare.Common(side.Select(cell => cell.Facts!.ToldUnknownShare)) is { } share)
            {
                message.Share = share;
            }

            yield return message;
        }
    }
}
