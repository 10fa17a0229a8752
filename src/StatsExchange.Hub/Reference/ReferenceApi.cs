// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;
using StatsExchange.Grains.Lists;
using StatsExchange.Grains;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Keys;
using StatsExchange.Hub.Requests;
using StatsExchange.V1;

namespace StatsExchange.Hub.Reference;

/// <summary>What the hub works with; the same for everybody, and open.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class ReferenceApi(EvidenceKeyReader evidence, TimeProvider time) : ReferenceService.ReferenceServiceBase
{
    public override Task<ListStructuresResponse> ListStructures(ListStructuresRequest request, ServerCallContext context)
    {
        var (items, next) = Paging.Page(StructureCatalogue.All, request.PageSize, request.PageToken, "structures");
        ListStructuresResponse response = new() { NextPageToken = next };
        response.Structures.AddRange(items.Select(StructureMessages.Of));
        return Task.FromResult(response);
    }

    public override Task<GetStructureResponse> GetStructure(GetStructureRequest request, ServerCallContext context) =>
        StructureCatalogue.Find(request.Structure) is { } structure
            ? Task.FromResult(new GetStructureResponse { Structure = StructureMessages.Of(structure) })
            : throw RefusedException.NotFound("structure of that id");

    public override Task<ListCodesResponse> ListCodes(ListCodesRequest request, ServerCallContext context)
    {
        var list = CodeListCatalogue.Find(request.CodeList) ?? throw RefusedException.NotFound("code list of that id");
        var (items, next) = Paging.Page(list.Listed, request.PageSize, request.PageToken, "codes", list.Id);
        ListCodesResponse response = new() { NextPageToken = next, Expectation = list.Expectation };
        response.Codes.AddRange(items.Select(code => CodeMessages.Of(list, code)));
        return Task.FromResult(response);
    }

    public override Task<ListRegionsResponse> ListRegions(ListRegionsRequest request, ServerCallContext context)
    {
        var (items, next) = Paging.Page(Regions.All, request.PageSize, request.PageToken, "regions");
        ListRegionsResponse response = new() { NextPageToken = next };
        response.Regions.AddRange(items.Select(Message));
        return Task.FromResult(response);
    }

    public override Task<ListMethodsResponse> ListMethods(ListMethodsRequest request, ServerCallContext context)
    {
        var all = ReconciliationMethods.All.Select(method => method.Description).OrderBy(method => method.Id, StringComparer.Ordinal).ToList();
        var (items, next) = Paging.Page(all, request.PageSize, request.PageToken, "methods");
        ListMethodsResponse response = new() { NextPageToken = next };
        response.Methods.AddRange(items.Select(Message));
        return Task.FromResult(response);
    }

    public override Task<ListRulesResponse> ListRules(ListRulesRequest request, ServerCallContext context)
    {
        var (items, next) = Paging.Page(RuleCatalogue.All, request.PageSize, request.PageToken, "rules");
        ListRulesResponse response = new() { NextPageToken = next };
        response.Rules.AddRange(items.Select(RuleMessages.Of));
        return Task.FromResult(response);
    }

    public override async Task<ListSigningKeysResponse> ListSigningKeys(ListSigningKeysRequest request, ServerCallContext context)
    {
        var keys = await evidence.ReadAsync(context.CancellationToken);
        var (items, next) = Paging.Page(keys.All, request.PageSize, request.PageToken, "keys");
        ListSigningKeysResponse response = new() { NextPageToken = next, Time = Timestamp.FromDateTimeOffset(time.GetUtcNow()) };
        response.Keys.AddRange(items);
        return response;
    }

    private static V1.Region Message(Domain.Areas.Region region)
    {
        V1.Region message = new() { Id = region.Code.Value, Name = region.Name };
        message.Members.AddRange(region.Members.Select(member => member.Value));
        return message;
    }

    private static V1.Method Message(MethodDescription description)
    {
        V1.Method message = new()
        {
            Id = description.Id,
            Version = description.Version,
            Name = $"{description.Name}. {description.Zeros}",
            Reference = description.Reference,
        };
        foreach (var parameter in description.Parameters)
        {
            message.Parameters[parameter.Id] = string.IsNullOrEmpty(parameter.Default)
                ? parameter.Meaning
                : $"{parameter.Meaning}. Default: {parameter.Default}.";
        }

        return message;
    }
}
