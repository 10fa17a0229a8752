// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Orleans;
using StatsExchange.Grains;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Mappings;
using StatsExchange.Grains.Submissions;
using StatsExchange.Hub.Evidence;
using StatsExchange.Hub.Fields;
using StatsExchange.Hub.Gates;
using StatsExchange.Hub.Identity;
using StatsExchange.Hub.Requests;
using StatsExchange.V1;

namespace StatsExchange.Hub.Submissions;

/// <summary>How offices send their figures.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class SubmissionApi(IGrainFactory grains, SubmissionPipeline pipeline, SubmissionGate gate, MappingTrial trial) : SubmissionService.SubmissionServiceBase
{
    public override async Task<SubmitResponse> Submit(IAsyncStreamReader<SubmitRequest> requestStream, ServerCallContext context)
    {
        SubmissionSize size = new();
        var header = await ReadHeaderAsync(requestStream, size, context.CancellationToken);
        CallTraits.SetTarget(context, RequestTarget.Of(header));
        var intake = await pipeline.StartAsync(header, context.CancellationToken);
        size.Know(intake.MappedColumns);
        return await gate.TakeAsync(
            CallerContext.Required.Party, end => TakeAsync(requestStream, size, intake, end), context.CancellationToken);
    }

    public override async Task<GetSubmissionResponse> GetSubmission(GetSubmissionRequest request, ServerCallContext context)
    {
        new FormCheck()
            .Country("ref_area", request.RefArea)
            .Require(request.KeyCase != GetSubmissionRequest.KeyOneofCase.None, "key", "a seq or a request_id")
            .Done();
        return (await Country(request.RefArea).GetSubmissionAsync(request.ToProto())).Read();
    }

    public override async Task<ListSubmissionsResponse> ListSubmissions(ListSubmissionsRequest request, ServerCallContext context)
    {
        new FormCheck()
            .Country("ref_area", request.RefArea)
            .OptionalStructure("structure", request.Structure)
            .PageSize(request.PageSize)
            .Done();
        return (await Country(request.RefArea).ListSubmissionsAsync(request.ToProto())).Read();
    }

    public override async Task<WithdrawSubmissionResponse> WithdrawSubmission(WithdrawSubmissionRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .Country("ref_area", request.RefArea)
            .Require(request.Seq > 0, "seq", "the seq of a submission")
            .NotEmpty("reason", request.Reason)
            .Done();
        return (await Country(request.RefArea).WithdrawSubmissionAsync(request.ToProto())).Read();
    }

    public override async Task<SetEmbargoResponse> SetEmbargo(SetEmbargoRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .Country("ref_area", request.RefArea)
            .Structure("structure", request.Structure)
            .OptionalPeriod("period_from", request.PeriodFrom)
            .OptionalPeriod("period_to", request.PeriodTo)
            .Done();
        return (await Country(request.RefArea).SetEmbargoAsync(request.ToProto())).Read();
    }

    public override async Task<RegisterMappingResponse> RegisterMapping(RegisterMappingRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).Country("ref_area", request.RefArea).Done();
        return (await Country(request.RefArea).RegisterMappingAsync(request.ToProto())).Read();
    }

    public override async Task<ListMappingsResponse> ListMappings(ListMappingsRequest request, ServerCallContext context)
    {
        new FormCheck().Country("ref_area", request.RefArea).PageSize(request.PageSize).Done();
        return (await Country(request.RefArea).ListMappingsAsync(request.ToProto())).Read();
    }

    public override Task<TestMappingResponse> TestMapping(TestMappingRequest request, ServerCallContext context)
    {
        new FormCheck().Country("ref_area", request.RefArea).Done();
        return trial.RunAsync(request);
    }

    public override async Task<PutSeriesSheetResponse> PutSeriesSheet(PutSeriesSheetRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .Country("ref_area", request.RefArea)
            .Structure("sheet.structure", request.Sheet?.Structure ?? "")
            .Done();
        return (await Country(request.RefArea).PutSeriesSheetAsync(request.ToProto())).Read();
    }

    public override async Task<ListSeriesSheetsResponse> ListSeriesSheets(ListSeriesSheetsRequest request, ServerCallContext context)
    {
        new FormCheck().Country("ref_area", request.RefArea).PageSize(request.PageSize).OptionalStructure("structure", request.Structure).Done();
        return (await Country(request.RefArea).ListSeriesSheetsAsync(request.ToProto())).Read();
    }

    public override async Task<SetRuleSeverityResponse> SetRuleSeverity(SetRuleSeverityRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .Country("ref_area", request.RefArea)
            .NotEmpty("rule", request.Rule)
            .NotEmpty("reason", request.Reason)
            .Done();
        return (await Country(request.RefArea).SetRuleSeverityAsync(request.ToProto())).Read();
    }

    public override async Task<ListRuleSeveritiesResponse> ListRuleSeverities(ListRuleSeveritiesRequest request, ServerCallContext context)
    {
        new FormCheck().Country("ref_area", request.RefArea).PageSize(request.PageSize).Done();
        return (await Country(request.RefArea).ListRuleSeveritiesAsync(request.ToProto())).Read();
    }

    private static async Task<SubmissionHeader> ReadHeaderAsync(
        IAsyncStreamReader<SubmitRequest> requestStream, SubmissionSize size, CancellationToken cancellationToken)
    {
        if (!await requestStream.MoveNext(cancellationToken) || requestStream.Current.Header is not { } header)
        {
            throw RefusedException.Field("header", "expected in the first message");
        }

        size.Add(requestStream.Current);
        return header;
    }

    private static async Task<SubmitResponse> TakeAsync(
        IAsyncStreamReader<SubmitRequest> requestStream, SubmissionSize size, SubmissionIntake intake, CancellationToken cancellationToken)
    {
        while (await requestStream.MoveNext(cancellationToken))
        {
            size.Add(requestStream.Current);
            switch (requestStream.Current.ContentCase)
            {
                case SubmitRequest.ContentOneofCase.Rows:
                    intake.Add(requestStream.Current.Rows);
                    break;
                case SubmitRequest.ContentOneofCase.Block:
                    intake.Add(requestStream.Current.Block);
                    break;
                default:
                    throw RefusedException.Field("content", "expected rows or a block after the header");
            }
        }

        return await intake.CompleteAsync(cancellationToken);
    }

    private ICountryGrain Country(string code) => grains.GetGrain<ICountryGrain>(code);
}
