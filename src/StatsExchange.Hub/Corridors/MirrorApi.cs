// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Grains.Corridors;
using StatsExchange.Hub.Fields;
using StatsExchange.Hub.Gates;
using StatsExchange.Hub.Requests;
using StatsExchange.V1;

namespace StatsExchange.Hub.Corridors;

/// <summary>Compares what two offices say of the same people.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class MirrorApi(CorridorReader reader, NetMigrationReader balances, ReadGate gate) : MirrorService.MirrorServiceBase
{
    public override async Task CompareCorridor(
        CompareCorridorRequest request, IServerStreamWriter<CompareCorridorResponse> responseStream, ServerCallContext context)
    {
        new FormCheck()
            .Country("origin", request.Origin)
            .Country("destination", request.Destination)
            .Require(request.Origin != request.Destination, "destination", "another country than the origin")
            .Pair("pair", request.Pair)
            .OptionalPeriod("period_from", request.PeriodFrom)
            .OptionalPeriod("period_to", request.PeriodTo)
            .StayFactors("stay_factors", request.StayFactors)
            .Done();
        await gate.SendAsync(responseStream, end => reader.CompareAsync(request, end), context);
    }

    public override async Task<RankCorridorsResponse> RankCorridors(RankCorridorsRequest request, ServerCallContext context)
    {
        var check = new FormCheck()
            .OptionalPair("pair", request.Pair)
            .OptionalStructure("structure", request.Structure)
            .Require(request.Pair.Length > 0 || request.Structure.Length > 0, "pair", "the id of a mirror pair, where structure is empty")
            .StayFactors("stay_factors", request.StayFactors)
            .OptionalPeriod("period_from", request.PeriodFrom)
            .OptionalPeriod("period_to", request.PeriodTo)
            .Require(request.MinSize >= 0 && double.IsFinite(request.MinSize), "min_size", "a number, at least 0")
            .PageSize(request.PageSize);
        if (request.Region.Length > 0)
        {
            check.Region("region", request.Region);
        }

        check.Done();
        return await gate.TakeAsync(end => reader.RankAsync(request, end), context.CancellationToken);
    }

    public override async Task<GetAsymmetryIndexResponse> GetAsymmetryIndex(GetAsymmetryIndexRequest request, ServerCallContext context)
    {
        var check = new FormCheck()
            .OptionalPair("pair", request.Pair)
            .OptionalStructure("structure", request.Structure)
            .Require(request.Pair.Length > 0 || request.Structure.Length > 0, "pair", "the id of a mirror pair, where structure is empty")
            .OptionalPeriod("period_from", request.PeriodFrom)
            .OptionalPeriod("period_to", request.PeriodTo);
        if (request.Region.Length > 0)
        {
            check.Region("region", request.Region);
        }

        check.Done();
        return await gate.TakeAsync(end => reader.IndexAsync(request, end), context.CancellationToken);
    }

    public override async Task<CheckNetMigrationResponse> CheckNetMigration(CheckNetMigrationRequest request, ServerCallContext context)
    {
        var check = new FormCheck()
            .Country("country", request.Country)
            .Period("time_period", request.TimePeriod)
            .OptionalPeriod("stock_at_start", request.StockAtStart)
            .OptionalPeriod("stock_at_end", request.StockAtEnd)
            .Require(request.HasBirths && IsCount(request.Births), "births", "a number of persons, at least 0")
            .Require(request.HasDeaths && IsCount(request.Deaths), "deaths", "a number of persons, at least 0")
            .Require(IsCount(request.PopulationAtStart), "population_at_start", "a number of persons, at least 0")
            .Require(IsCount(request.PopulationAtEnd), "population_at_end", "a number of persons, at least 0")
            .Require(!request.HasPopulationAtStart || request.StockAtStart.Length == 0, "stock_at_start", "nothing beside population_at_start")
            .Require(!request.HasPopulationAtEnd || request.StockAtEnd.Length == 0, "stock_at_end", "nothing beside population_at_end")
            .Require(IsCount(request.RoundingUnit), "rounding_unit", "a number of persons, at least 0")
            .Require(IsCount(request.PopulationError) && request.PopulationError <= 1, "population_error", "a share, 0 to 1");
        if (request.Region.Length > 0)
        {
            check.Region("region", request.Region);
        }

        check.Done();
        return await gate.TakeAsync(end => balances.CheckAsync(request, end), context.CancellationToken);
    }

    private static bool IsCount(double value) => double.IsFinite(value) && value >= 0;
}
