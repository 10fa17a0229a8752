// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Submissions;

/// <summary>An office's own tables, over gRPC as any client sends them.</summary>
public sealed class MappingTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private SubmissionService.SubmissionServiceClient Client => new(hub.Invoker);

    [Fact]
    public async Task Submit_WithAMapping_MakesTheSameContentAsCodesWouldAndNamesItsVersion()
    {
        await RegisterAsync("NOR", "m-1", Years("stocks"));
        await RegisterAsync("NOR", "m-2", Years("stocks", title: "second"));

        var mapped = await SubmitAsync("NOR", "s-1", "stocks@1", Row(("COUNTRY", "SWEDEN"), ("2019", "1,234"), ("2020", "..")), Row(("COUNTRY", "TOTAL"), ("2019", "5,000"), ("2020", "")));
        var again = await hub.SubmitAsync(
            new SubmissionHeader { RequestId = "s-1", RefArea = "NOR", Structure = "STOCK" }, Stock("SWE", "2019", 1234), Stock("_T", "2020", null), Stock("SWE", "2020", null, "L"), Stock("_T", "2019", 5000));
        var current = await SubmitAsync("NOR", "s-2", "stocks", Row(("COUNTRY", "SWEDEN"), ("2019", "1,235"), ("2020", "")));

        Assert.Equal(mapped.Receipt.ToByteString(), again.Receipt.ToByteString());
        Assert.Equal(("stocks", 1, 2L, 4L), (mapped.Mapping.Name, mapped.Mapping.Version, mapped.Mapping.Rows, mapped.Mapping.Observations));
        Assert.Equal(2, current.Mapping.Version);
        var listed = await Client.ListSubmissionsAsync(new ListSubmissionsRequest { RefArea = "NOR" }, hub.As("analyst", "NOR"));
        Assert.Equal(["stocks@2", "stocks@1"], listed.Submissions.Select(submission => submission.Mapping));
        var found = await Client.GetSubmissionAsync(new GetSubmissionRequest { RefArea = "NOR", RequestId = "s-1" }, hub.As("submitter", "NOR"));
        Assert.Equal("stocks@1", found.Submission.Mapping);
    }

    [Fact]
    public async Task Mappings_AreListedByNameAndVersionAndAVersionNeverChanges()
    {
        var first = await RegisterAsync("FIN", "m-1", Years("b"));
        await RegisterAsync("FIN", "m-2", Years("a"));
        var second = await RegisterAsync("FIN", "m-3", Years("b", title: "new"));
        var repeated = await RegisterAsync("FIN", "m-1", Years("b"));

        Assert.Equal(first, repeated);
        Assert.Equal((1, 2), (first.Mapping.Mapping.Version, second.Mapping.Mapping.Version));
        var all = await ListAsync("FIN", "");
        Assert.Equal([("a", 1), ("b", 2)], all.Mappings.Select(mapping => (mapping.Mapping.Name, mapping.Mapping.Version)));
        Assert.All(all.Mappings, mapping => Assert.Empty(mapping.Mapping.Columns));
        var versions = await ListAsync("FIN", "b");
        Assert.Equal([2, 1], versions.Mappings.Select(mapping => mapping.Mapping.Version));
        Assert.Equal(first.Mapping, Assert.Single((await ListAsync("FIN", "b@1")).Mappings));
        Assert.Empty((await ListAsync("FIN", "b@3")).Mappings);
        Assert.Equal("FIN/", first.Mapping.RegisteredBy[..4]);
    }

    [Fact]
    public async Task Register_MappingWithMistakes_NamesThemAllByPathAndStoresNothing()
    {
        var wrong = Years("bad name");
        wrong.Columns[0].Readings.Add("magic");
        wrong.EmptyCells.Add(new EmptyCell { Text = "-", Zero = true, LeaveOut = true });
        var heads = await hub.HeadsAsync();

        var form = RichError.Of(await Assert.ThrowsAsync<RpcException>(() => RegisterAsync("DNK", "m-1", wrong)));
        var unsound = Years("good");
        unsound.Columns[0].Codes.Add("ATLANTIS", "ATL");
        unsound.Constants.Remove("BASIS");
        var rules = RichError.Of(await Assert.ThrowsAsync<RpcException>(() => RegisterAsync("DNK", "m-2", unsound)));

        Assert.Equal(["mapping.name", "mapping.empty_cells[1]", "mapping.columns[0].readings[1]"], form.Violations.Select(violation => violation.Field));
        Assert.Equal(["mapping.constants", "mapping.columns[0].codes[ATLANTIS]"], rules.Violations.Select(violation => violation.Field));
        Assert.Equal(heads, await hub.HeadsAsync());
    }

    [Fact]
    public async Task Test_UnregisteredMapping_TellsWhatItMakesOfASampleAndStoresNothing()
    {
        var heads = await hub.HeadsAsync();
        var request = new TestMappingRequest { RefArea = "EST", Mapping = Years("trial") };
        request.Sample.Add(Row(("COUNTRY", "Sweden"), ("2019", "1,234")));
        request.Sample.Add(Row(("COUNTRY", "Swedn"), ("2019", "7")));

        var tried = await Client.TestMappingAsync(request, hub.As("analyst", "EST"));

        var made = Assert.Single(tried.Observations);
        Assert.Equal(("SWE", "2019", "IMM", 1234.0, 2), (made.Dimensions["COUNTERPART_AREA"], made.Dimensions["TIME_PERIOD"], made.Dimensions["MEASURE"], made.Value, made.Line));
        var finding = Assert.Single(tried.Report.Findings);
        Assert.Equal(("UNKNOWN_CODE", 3L, "COUNTRY", "Swedn"), (finding.Rule, finding.Line, finding.Column, finding.Value));
        Assert.Contains("SWEDEN", finding.Expected, StringComparison.Ordinal);
        Assert.Equal(["Sweden", "Swedn"], tried.Readings.Select(reading => reading.Text));
        Assert.Equal(("SWE", "name"), (tried.Readings[0].Code, tried.Readings[0].Reading));
        Assert.Equal((0, 2L), (tried.Applied.Version, tried.Applied.Rows));
        Assert.Equal(heads, await hub.HeadsAsync());
    }

    [Fact]
    public async Task Submit_WrongText_NamesLineColumnAndTextOfTheTableAndStoresNothing()
    {
        await RegisterAsync("ISL", "m-1", Years("stocks"));
        var heads = await hub.HeadsAsync();

        var error = RichError.Of(await Assert.ThrowsAsync<RpcException>(() => SubmitAsync("ISL", "s-1", "stocks", Row(("COUNTRY", "DANMARK"), ("2019", "1")))));

        Assert.Equal("VALIDATION_FAILED", error.Reason);
        var violation = Assert.Single(error.Violations);
        Assert.Equal("observations[line 2].COUNTRY", violation.Field);
        Assert.Contains("'DANMARK'", violation.Description, StringComparison.Ordinal);
        Assert.Equal(heads, await hub.HeadsAsync());
    }

    [Fact]
    public async Task Submit_FigureThatIsNone_StandsInTheReportAndNotInTheErrorText()
    {
        await RegisterAsync("LVA", "m-1", Years("stocks"));

        var error = RichError.Of(await Assert.ThrowsAsync<RpcException>(() => SubmitAsync("LVA", "s-1", "stocks", Row(("COUNTRY", "SWEDEN"), ("2019", "-987,654")))));

        Assert.DoesNotContain("987", Assert.Single(error.Violations).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_BlockOrCodesWithAMapping_IsRefused()
    {
        await RegisterAsync("LTU", "m-1", Years("stocks"));
        var header = Header("LTU", "s-1", "stocks");

        await IsRefusedAsync("block", header, new SubmitRequest { Block = new ObservationBlock { RefArea = "LTU", Structure = "STOCK" } });
        await IsRefusedAsync("rows.observations[0].value", header, Flows.Rows(Stock("SWE", "2019", 1)));
        await IsRefusedAsync("rows.observations[0].operation", header, Flows.Rows(new Observation { Operation = Operation.Delete }));
        await IsRefusedAsync("rows.observations[0].attributes", header, Flows.Rows(new Observation { Attributes = { ["COMMENT"] = "x" } }));
        await IsRefusedAsync("header.mapping", Header("LTU", "s-1", "not a name"), Flows.Rows());
        await IsRefusedAsync("header.structure", new SubmissionHeader(header) { Structure = "FLOW" }, Flows.Rows());
    }

    [Theory]
    [InlineData("stocks@9")]
    [InlineData("unheard-of")]
    public async Task Submit_MappingThatIsNotRegistered_IsNotFound(string mapping)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => SubmitAsync("POL", "s-1", mapping, Row(("COUNTRY", "SWEDEN"))));

        Assert.Equal((StatusCode.NotFound, "NOT_FOUND"), (error.StatusCode, RichError.Of(error).Reason));
    }

    [Fact]
    public async Task Test_SampleThatIsTooLarge_IsRefused()
    {
        var request = new TestMappingRequest { RefArea = "EST", Mapping = Years("trial") };
        request.Sample.AddRange(Enumerable.Repeat(Row(("COUNTRY", "SWEDEN")), 1_001));

        var error = await Assert.ThrowsAsync<RpcException>(() => Client.TestMappingAsync(request, hub.As("submitter", "EST")).ResponseAsync);

        Assert.Equal("sample", Assert.Single(RichError.Of(error).Violations).Field);
    }

    private static Mapping Years(string name, string title = "") => new()
    {
        Name = name,
        Title = title,
        Structure = "STOCK",
        Columns = { new MappedColumn { Column = "COUNTRY", Target = "COUNTERPART_AREA", Readings = { "name" }, Codes = { ["TOTAL"] = "_T" } } },
        YearsAsColumns = true,
        Constants = { ["MEASURE"] = "IMM", ["BASIS"] = "CC" },
        Numbers = new NumberForm { Thousands = "," },
        EmptyCells = { new EmptyCell { Text = "..", Status = "L" } },
    };

    private static Observation Row(params (string Column, string Text)[] fields)
    {
        Observation row = new();
        foreach (var (column, text) in fields)
        {
            row.Dimensions.Add(column, text);
        }

        return row;
    }

    private static Observation Stock(string counterpart, string period, double? value, string status = "")
    {
        var row = Row(("COUNTERPART_AREA", counterpart), ("TIME_PERIOD", period), ("MEASURE", "IMM"), ("BASIS", "CC"));
        row.Attributes.Add("OBS_STATUS", status);
        if (value is { } number)
        {
            row.Value = number;
        }

        return row;
    }

    private static SubmissionHeader Header(string country, string requestId, string mapping) =>
        new() { RequestId = requestId, RefArea = country, Structure = "STOCK", Mapping = mapping };

    private Task<SubmitResponse> SubmitAsync(string country, string requestId, string mapping, params Observation[] rows) =>
        hub.SubmitAsync(Header(country, requestId, mapping), rows);

    private async Task<RegisterMappingResponse> RegisterAsync(string country, string requestId, Mapping mapping) =>
        await Client.RegisterMappingAsync(new RegisterMappingRequest { RequestId = requestId, RefArea = country, Mapping = mapping }, hub.As("analyst", country));

    private async Task<ListMappingsResponse> ListAsync(string country, string mapping) =>
        await Client.ListMappingsAsync(new ListMappingsRequest { RefArea = country, Mapping = mapping }, hub.As("submitter", country));

    private async Task IsRefusedAsync(string field, SubmissionHeader header, SubmitRequest message)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => hub.SendAsync(hub.As("submitter", header.RefArea), [new SubmitRequest { Header = header }, message]));

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(field, Assert.Single(RichError.Of(error).Violations).Field);
    }
}
