// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Reconciliation.NetMigration;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Corridors;

/// <summary>
/// Holds a country's flows from and to all countries against the band that its population balance leaves: for the office itself, and for a
/// regional body under an agreement to estimate, which learns the figures, and what follows from them, only where they may be shown.
/// </summary>
public sealed class NetMigrationReader
{
    private readonly IGrainFactory _grains;
    private readonly SliceReader _slices;

    /// <summary>Takes the grains and the slices.</summary>
    public NetMigrationReader(IGrainFactory grains, SliceReader slices)
    {
        _grains = grains;
        _slices = slices;
    }

    /// <summary>The band, and what lies in it or not.</summary>
    /// <exception cref="RefusedException">A field is not as it must be, the country is not the caller's, or an agreement is missing.</exception>
    public async Task<CheckNetMigrationResponse> CheckAsync(CheckNetMigrationRequest request, CancellationToken cancellationToken)
    {
        var question = QuestionOf(request, CallerContext.Required);
        var figures = new BalanceReader(_grains.GetGrain<ICountryGrain>(request.Country), _slices, question);
        var (start, end) = await figures.PopulationsAsync(request, cancellationToken);
        var immigration = await figures.FlowAsync("immigration", request.TimePeriod, isArrival: true, cancellationToken);
        var emigration = await figures.FlowAsync("emigration", request.TimePeriod, isArrival: false, cancellationToken);
        ReadFigure[] all = [start, end, BalanceReader.Given("births", request.Births), BalanceReader.Given("deaths", request.Deaths), immigration, emigration];

        // All else is the caller's own, so whatever follows from a figure tells it: the net gives a flow to who sees the other, and where it lies, tried
        // with one population after the other, the net.
        foreach (var figure in all.Where(figure => !figure.IsShown).Select(figure => figure.Told))
        {
            figure.ClearValue();
            figure.Status = BalanceFigureStatus.Suppressed;
        }

        var response = new CheckNetMigrationResponse { Revision = figures.Revision, Finding = V1.NetMigrationFinding.NotComparable };
        if (immigration.Told.HasValue && emigration.Told.HasValue)
        {
            response.Net = immigration.Told.Value - emigration.Told.Value;
        }

        if (start.Told.HasValue && end.Told.HasValue)
        {
            Hold(request, start.Told.Value, end.Told.Value, immigration.Told, emigration.Told, response);
        }

        response.Figures.Add(all.Select(figure => figure.Told));
        return response;
    }

    private static ReadingRequest QuestionOf(CheckNetMigrationRequest request, Caller caller)
    {
        if (caller.Country is not null)
        {
            caller.RequireCountry(request.Country);
            if (request.Region.Length > 0)
            {
                throw RefusedException.Field("region", "expected none from an office, which asks for its own figures");
            }

            return new ReadingRequest("", "", "", Use.Estimate);
        }

        var body = Domain.Areas.Regions.Find(request.Region) ?? throw RefusedException.Field("region", "expected a regional body of ListRegions");
        caller.RequireRegion(request.Region);
        return body.Members.Any(member => member.Value == request.Country)
            ? new ReadingRequest("", "", "", Use.Estimate, request.Region)
            : throw RefusedException.Field("region", $"expected a regional body of which {request.Country} is a member");
    }

    private static void Hold(
        CheckNetMigrationRequest request, double start, double end, BalanceFigure immigration, BalanceFigure emigration, CheckNetMigrationResponse response)
    {
        var balance = new VitalBalance(start, end, request.Births, request.Deaths, request.HasRoundingUnit ? request.RoundingUnit : 1);
        var band = NetMigrationBand.Of(balance, request.PopulationError);
        (response.Residual, response.Lower, response.Upper) = (band.Residual, band.Lower, band.Upper);
        var check = band.Check(immigration.HasValue ? immigration.Value : null, emigration.HasValue ? emigration.Value : null);
        response.Finding = check.Finding switch
        {
            Domain.Reconciliation.NetMigration.NetMigrationFinding.InBand => V1.NetMigrationFinding.InBand,
            Domain.Reconciliation.NetMigration.NetMigrationFinding.BelowBand => V1.NetMigrationFinding.BelowBand,
            Domain.Reconciliation.NetMigration.NetMigrationFinding.AboveBand => V1.NetMigrationFinding.AboveBand,
            _ => V1.NetMigrationFinding.NotComparable,
        };
        if (check.Beyond is { } beyond)
        {
            response.Beyond = beyond;
        }
    }
}
