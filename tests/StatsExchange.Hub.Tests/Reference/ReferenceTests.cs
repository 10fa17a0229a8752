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

    [Fact]
    public async Task ListCodes_OfEveryListThatIsNamed_HasCodesWithNames()
    {
        var structures = (await Client.ListStructuresAsync(new ListStructuresRequest())).Structures;
        var named = structures
            .SelectMany(structure => structure.Dimensions.Select(dimension => dimension.CodeList).Concat(structure.Attributes.Select(attribute => attribute.CodeList)))
            .Where(list => list is not ("" or "CL_TIME_PERIOD"))
            .Distinct();
        foreach (var list in named)
        {
            var codes = await AllAsync(list);
            Assert.True(codes.Count > 0 && codes.All(code => code.Name.Length > 0), $"{list} has no codes, or codes without a name.");
        }
    }

    [Theory]
    [InlineData("CL_OCCUPATION", "OC1 OC2 OC3 OC4 OC5 OC6 OC7 OC8 OC9 OC0", "OC2221", "OC222")] // ISCO-08: ten major groups, down to unit groups
    [InlineData("CL_EDUCATION", "ED0 ED1 ED2 ED3 ED4 ED5 ED6 ED7 ED8", "", "")] // ISCED 2011
    [InlineData("CL_ACTIVITY_ISIC4", "A B C D E F G H I J K L M N O P Q R S T U", "A0111", "A011")] // ISIC 4: 21 sections, down to classes
    public async Task ListCodes_OfAClassification_HasItsLevels(string list, string topmost, string deep, string parent)
    {
        var codes = await AllAsync(list);

        Assert.Equal(topmost.Split(' ').Order(), codes.Where(code => code.Parent.Length == 0 && code.Id[0] != '_').Select(code => code.Id).Order());
        Assert.All(codes.Where(code => code.Parent.Length > 0), code => Assert.Contains(codes, other => other.Id == code.Parent));
        Assert.True(deep.Length == 0 || codes.Single(code => code.Id == deep).Parent == parent);
    }

    [Fact]
    public async Task ListCodes_OfPartners_SaysWhatEachStandsFor()
    {
        var partners = (await AllAsync("CL_PARTNER")).ToDictionary(code => code.Id, code => code.Area);

        Assert.Equal((AreaKind.Country, "PH", "608"), (partners["PHL"].Kind, partners["PHL"].Alpha2, partners["PHL"].M49));
        Assert.Equal((AreaKind.FormerState, 1918, 1992), (partners["CSK"].Kind, partners["CSK"].ValidFrom, partners["CSK"].ValidTo));
        Assert.Equal(["CZE", "SVK"], partners["CSK"].Members.ToArray());
        Assert.Equal(15, partners["SUN"].Members.Count);
        Assert.Equal((AreaKind.Aggregate, "035"), (partners["035"].Kind, partners["035"].M49));
        Assert.Contains("PHL", partners["035"].Members);
        Assert.Equal(
            [AreaKind.Total, AreaKind.Total, AreaKind.Unknown, AreaKind.Other, AreaKind.Stateless, AreaKind.Residual, AreaKind.Residual],
            new[] { "_T", "_X", "_U", "_O", "STLS", "_ON", "_OS" }.Select(code => partners[code].Kind));
        Assert.False(partners["PHL"].HasValidFrom);
        Assert.All((await AllAsync("CL_AREA")), code => Assert.True(code.Area.Kind is AreaKind.Country or AreaKind.Territory));
        Assert.All(await AllAsync("CL_SEX"), code => Assert.Null(code.Area));
    }

    private async Task<List<V1.Code>> AllAsync(string list)
    {
        List<V1.Code> codes = [];
        ListCodesRequest request = new() { CodeList = list, PageSize = 1000 };
        do
        {
            var response = await Client.ListCodesAsync(request);
            codes.AddRange(response.Codes);
            request.PageToken = response.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return codes;
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
