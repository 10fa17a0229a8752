// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Reference;

public sealed class ReferenceTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private ReferenceService.ReferenceServiceClient Client => new(hub.Invoker);

    [Fact]
    public async Task ListStructures_GivesAllFourWhole()
    {
        var response = await Client.ListStructuresAsync(new ListStructuresRequest());

        Assert.Equal(["STOCK", "FLOW", "RETURN", "CONSOLIDATED"], response.Structures.Select(structure => structure.Id));
        var flow = response.Structures[1];
        Assert.Equal(StructureCatalogue.Flow.Dimensions.Select(dimension => dimension.Id), flow.Dimensions.Select(dimension => dimension.Id));
        Assert.False(flow.Dimensions.Single(dimension => dimension.Id == "MEASURE").HasDefaultCode);
        Assert.Equal("_U", flow.Dimensions.Single(dimension => dimension.Id == "MIN_STAY").DefaultCode);
        Assert.Equal("residence", flow.Pairs[0].Id);
        Assert.Empty(response.NextPageToken);
    }

    [Fact]
    public async Task GetStructure_OfUnknownId_IsNotFound()
    {
        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await Client.GetStructureAsync(new GetStructureRequest { Structure = "WAGES" }));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal(("NOT_FOUND", "statsexchange"), (RichError.Of(error).Reason, RichError.Of(error).Domain));
    }

    [Fact]
    public async Task ListCodes_PageByPage_GivesTheListInItsOrder()
    {
        List<string> codes = [];
        ListCodesRequest request = new() { CodeList = StructureCatalogue.Flow.FindDimension("COUNTERPART_AREA")!.Codes.Id, PageSize = 40 };
        do
        {
            var response = await Client.ListCodesAsync(request);
            Assert.InRange(response.Codes.Count, 1, 40);
            codes.AddRange(response.Codes.Select(code => code.Id));
            request.PageToken = response.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(StructureCatalogue.Flow.FindDimension("COUNTERPART_AREA")!.Codes.Listed.Select(code => code.Id), codes);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("not base64 !")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA")]
    public async Task ListCodes_WithBrokenToken_IsRefused(string token) =>
        await IsRefusedAsync(new ListCodesRequest { CodeList = "CL_SEX", PageToken = token }, "page_token");

    [Fact]
    public async Task ListCodes_WithTokenOfAnotherList_IsRefused()
    {
        var areas = await Client.ListCodesAsync(
            new ListCodesRequest { CodeList = StructureCatalogue.Flow.FindDimension("COUNTERPART_AREA")!.Codes.Id, PageSize = 1 });

        await IsRefusedAsync(new ListCodesRequest { CodeList = "CL_SEX", PageToken = areas.NextPageToken }, "page_token");
    }

    [Fact]
    public async Task ListCodes_WithNegativePageSize_IsRefused() =>
        await IsRefusedAsync(new ListCodesRequest { CodeList = "CL_SEX", PageSize = -1 }, "page_size");

    [Fact]
    public async Task ListRegions_GivesEveryBodyWithItsMembers()
    {
        var response = await Client.ListRegionsAsync(new ListRegionsRequest { PageSize = 1000 });

        Assert.Equal(Regions.All.Select(region => region.Code.Value), response.Regions.Select(region => region.Id));
        Assert.Equal(
            ["BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "VNM"],
            response.Regions.Single(region => region.Id == "ASEAN").Members.ToArray());
    }

    [Fact]
    public async Task ListMethods_GivesFactorsAndTheChoiceRules()
    {
        var response = await Client.ListMethodsAsync(new ListMethodsRequest());

        Assert.Contains("factors", response.Methods.Select(method => method.Id));
        Assert.Contains("receiving", response.Methods.Select(method => method.Id));
        Assert.Contains("benchmark", response.Methods.Single(method => method.Id == "factors").Parameters.Keys);
    }

    [Fact]
    public async Task ListSigningKeys_GivesTheKeyOfTheDataDirectory()
    {
        var response = await Client.ListSigningKeysAsync(new ListSigningKeysRequest());

        var pinned = VerificationKey.FromPem(await File.ReadAllTextAsync(Path.Combine(hub.Data, "keys", "evidence.pub.pem")));
        Assert.Equal(pinned.KeyId, Assert.Single(response.Keys).KeyId);
        Assert.Equal(pinned.Pem, response.Keys[0].PublicKey);
    }

    private async Task IsRefusedAsync(ListCodesRequest request, string field)
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.ListCodesAsync(request));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal("FIELD_INVALID", RichError.Of(error).Reason);
        Assert.Equal(field, Assert.Single(RichError.Of(error).Violations).Field);
    }
}
