// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>Shows rounds with what was reported, and reminds of what was not.</summary>
public sealed class RoundReader
{
    private readonly IGrainFactory _grains;
    private readonly ReportingReader _reporting;

    /// <summary>Takes the grains and what knows who has reported.</summary>
    public RoundReader(IGrainFactory grains, ReportingReader reporting)
    {
        _grains = grains;
        _reporting = reporting;
    }

    /// <summary>A round with its lines; to an office, its own.</summary>
    /// <exception cref="RefusedException">There is no such round, or not for this caller.</exception>
    public async Task<GetRoundResponse> GetAsync(string id, CancellationToken cancellationToken)
    {
        var view = await _grains.GetGrain<IRegionGrain>(RegionIds.RegionOfRound(id)).GetRoundAsync(id);
        var round = view.Round.Read();
        var lines = await _reporting.LinesAsync(round, [.. view.Earlier.Select(earlier => earlier.Read())], cancellationToken);
        var response = new GetRoundResponse { Round = round, Lines = { lines }, Revision = view.Revision };
        if (view.Country is null)
        {
            response.Summaries.AddRange(lines.GroupBy(line => line.Table).Select(table => SummaryOf(table.Key, [.. table])));
        }

        return response;
    }

    /// <summary>Reminds the members named, or all who have not reported something.</summary>
    /// <exception cref="RefusedException">There is no such round, the caller is no steward of it, or nobody is to be reminded.</exception>
    public async Task<RemindRoundResponse> RemindAsync(RemindRoundRequest request, CancellationToken cancellationToken)
    {
        var lacking = request.Members.Count > 0 ? [] : await LackingAsync(request.Round, cancellationToken);
        return (await _grains.GetGrain<IRegionGrain>(RegionIds.RegionOfRound(request.Round)).RemindRoundAsync(request.ToProto(), [.. lacking])).Read();
    }

    /// <summary>The members that have not reported something of what a round asks, as far as the caller may know; those without agreement too.</summary>
    internal async Task<IReadOnlyList<string>> LackingAsync(string id, CancellationToken cancellationToken) =>
    [
        .. (await GetAsync(id, cancellationToken)).Lines
            .Where(line => line.Status is ReportingStatus.Awaited or ReportingStatus.Missing or ReportingStatus.NoAgreement)
            .Select(line => line.Country)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static ReportingSummary SummaryOf(int table, IReadOnlyList<ReportingLine> lines)
    {
        return new ReportingSummary
        {
            Table = table,
            Expected = lines.Count,
            OnTime = Of(ReportingStatus.OnTime),
            Late = Of(ReportingStatus.Late),
            AfterFreeze = Of(ReportingStatus.AfterFreeze),
            Awaited = Of(ReportingStatus.Awaited),
            Missing = Of(ReportingStatus.Missing),
            NotTold = Of(ReportingStatus.NoAgreement) + Of(ReportingStatus.Unreadable),
        };

        int Of(ReportingStatus status) => lines.Count(line => line.Status == status);
    }
}
