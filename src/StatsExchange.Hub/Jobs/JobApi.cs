// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Grpc.Core;
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Grains;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Regions;
using StatsExchange.Hub.Fields;
using StatsExchange.Hub.Gates;
using StatsExchange.Hub.Requests;
using StatsExchange.Hub.Streams;
using StatsExchange.V1;

namespace StatsExchange.Hub.Jobs;

/// <summary>Long work of regional bodies.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class JobApi(IGrainFactory grains, JobReader reader, ComparisonReader comparisons, JobRunner runner, ReadGate gate) : JobService.JobServiceBase
{
    public override async Task<StartReconciliationResponse> StartReconciliation(StartReconciliationRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .Region("region", request.Region)
            .Pair("pair", request.Pair)
            .Period("time_period", request.TimePeriod)
            .OptionalPeriod("period_to", request.PeriodTo)
            .NotEmpty("method", request.Method)
            .Done();
        var response = (await Region(request.Region).StartReconciliationAsync(request.ToProto())).Read();
        runner.Wake();
        return response;
    }

    public override async Task<StartMethodComparisonResponse> StartMethodComparison(StartMethodComparisonRequest request, ServerCallContext context)
    {
        var form = new FormCheck()
            .RequestId(request.RequestId)
            .Region("region", request.Region)
            .Pair("pair", request.Pair)
            .StayFactors("stay_factors", request.StayFactors);
        foreach (var (at, period) in request.TimePeriods.Index())
        {
            form.Period(string.Create(CultureInfo.InvariantCulture, $"time_periods[{at}]"), period);
        }

        foreach (var (at, choice) in request.Methods.Index())
        {
            form.NotEmpty(string.Create(CultureInfo.InvariantCulture, $"methods[{at}].method"), choice.Method);
        }

        form.Done();
        var response = (await Region(request.Region).StartMethodComparisonAsync(request.ToProto())).Read();
        runner.Wake();
        return response;
    }

    public override Task<GetMethodComparisonResponse> GetMethodComparison(GetMethodComparisonRequest request, ServerCallContext context)
    {
        _ = Identifiers.RegionOfJob("job", request.Job);
        new FormCheck().PageSize(request.PageSize).Done();
        return gate.TakeAsync(end => comparisons.GetAsync(request, end), context.CancellationToken);
    }

    public override async Task<StartSnapshotResponse> StartSnapshot(StartSnapshotRequest request, ServerCallContext context)
    {
        var isOfAllOfARound = request.Round.Length > 0 && request.PeriodFrom.Length + request.PeriodTo.Length == 0;
        new FormCheck()
            .RequestId(request.RequestId)
            .Region("region", request.Region)
            .Structure("structure", request.Structure)
            .Require(isOfAllOfARound || Period.TryParse(request.PeriodFrom, out _), "period_from", FormCheck.AnyPeriod)
            .Require(isOfAllOfARound || Period.TryParse(request.PeriodTo, out _), "period_to", FormCheck.AnyPeriod)
            .Done();
        var response = (await Region(request.Region).StartSnapshotAsync(request.ToProto())).Read();
        runner.Wake();
        return response;
    }

    public override async Task<GetJobResponse> GetJob(GetJobRequest request, ServerCallContext context)
    {
        _ = Identifiers.RegionOfJob("job", request.Job);
        var found = await reader.FindAsync(request);
        return found.HasResult ? await gate.TakeAsync(end => reader.TellAsync(found, request, end), context.CancellationToken) : found.Response;
    }

    public override async Task<ListJobsResponse> ListJobs(ListJobsRequest request, ServerCallContext context)
    {
        new FormCheck().Region("region", request.Region).PageSize(request.PageSize).Done();
        return (await Region(request.Region).ListJobsAsync(request.ToProto())).Read();
    }

    public override async Task<CancelJobResponse> CancelJob(CancelJobRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).Done();
        var response = (await Region(Identifiers.RegionOfJob("job", request.Job)).CancelJobAsync(request.ToProto())).Read();
        runner.Stop(request.Job);
        return response;
    }

    public override Task WatchJob(WatchJobRequest request, IServerStreamWriter<WatchJobResponse> responseStream, ServerCallContext context)
    {
        _ = Identifiers.RegionOfJob("job", request.Job);
        return responseStream.WriteAllAsync(end => reader.WatchAsync(request, end), context);
    }

    private IRegionGrain Region(string code) => grains.GetGrain<IRegionGrain>(code);
}
