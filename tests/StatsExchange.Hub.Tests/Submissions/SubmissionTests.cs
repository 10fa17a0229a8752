// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StatsExchange.Contracts.Receipts;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Submissions;

public sealed class SubmissionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private SubmissionService.SubmissionServiceClient Client => new(hub.Invoker);

    [Fact]
    public async Task Submit_IsRecordedWithAReceiptThatVerifiesAndIsFoundByItsRequestId()
    {
        var response = await hub.SubmitAsync(Flows.Header("SWE", "s-1"), Flows.Observation("EMI", "DNK", 3763), Flows.Observation("EMI", "NOR", null));

        var key = VerificationKey.FromPem(await File.ReadAllTextAsync(Path.Combine(hub.Data, "keys", "evidence.pub.pem")));
        Assert.Equal(key.KeyId, response.Receipt.KeyId);
        Assert.True(key.Verify(ReceiptStatement.Of(response.Receipt), response.Receipt.Signature.Span));
        Assert.Equal(2, response.Report.Observations);
        var found = await Client.GetSubmissionAsync(
            new GetSubmissionRequest { RefArea = "SWE", RequestId = "s-1" }, hub.As("submitter", "SWE"));
        Assert.Equal(response.Receipt.ToByteString(), found.Submission.Receipt.ToByteString());
    }

    [Fact]
    public async Task Submit_Again_GivesTheSameReceiptAndNoEntry()
    {
        var first = await hub.SubmitAsync(Flows.Header("DNK", "s-2"), Flows.Observation("IMM", "SWE", 3539));
        var heads = await hub.HeadsAsync();

        var second = await hub.SubmitAsync(Flows.Header("DNK", "s-2"), Flows.Observation("IMM", "SWE", 3539));

        Assert.Equal(first.Receipt.ToByteString(), second.Receipt.ToByteString());
        Assert.Equal(heads, await hub.HeadsAsync());
    }

    [Fact]
    public async Task Submit_OtherContentUnderUsedId_AlreadyExists()
    {
        await hub.SubmitAsync(Flows.Header("FIN", "s-3"), Flows.Observation("IMM", "SWE", 1));

        await IsRefusedAsync(
            StatusCode.AlreadyExists, "REQUEST_ID_REUSED", [new SubmitRequest { Header = Flows.Header("FIN", "s-3") }, Flows.Rows(Flows.Observation("IMM", "SWE", 2))]);
    }

    [Fact]
    public async Task Export_GivesWhatWasSubmitted()
    {
        await hub.SubmitAsync(Flows.Header("AUT", "s-4"), Flows.Observation("EMI", "BEL", 201), Flows.Observation("IMM", "BEL", null));
        using var call = new ObservationService.ObservationServiceClient(hub.Invoker).ExportObservations(
            new ExportObservationsRequest { RefArea = "AUT", Structure = "FLOW" }, hub.As("analyst", "AUT"));

        List<ObservationBlock> blocks = [];
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            if (call.ResponseStream.Current.Block is { } block)
            {
                blocks.Add(block);
            }
        }

        var only = Assert.Single(blocks);
        Assert.Equal(("AUT", "2015", 2u), (only.RefArea, only.TimePeriod, only.Count));
        Assert.Equal(201, BitConverter.ToDouble(only.Values.Span));
        Assert.True(double.IsNaN(BitConverter.ToDouble(only.Values.Span[8..])));
    }

    [Fact]
    public async Task Submit_WrongRow_NamesLineColumnAndRuleAndStoresNothing()
    {
        var wrong = Flows.Observation("EMI", "DNK", -5);

        var error = await IsRefusedAsync(
            StatusCode.InvalidArgument, "VALIDATION_FAILED", [new SubmitRequest { Header = Flows.Header("FIN", "s-5") }, Flows.Rows(Flows.Observation("EMI", "SWE", 5), wrong)]);

        var violation = Assert.Single(error.Violations);
        Assert.Equal("observations[line 3].OBS_VALUE", violation.Field);
        Assert.StartsWith("line 3: NEGATIVE_VALUE", violation.Description, StringComparison.Ordinal);
        // Error texts are logged by clients and proxies; the figure itself is only in the report of validate_only.
        Assert.DoesNotContain("-5", violation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_RowsBeforeHeader_IsRefused() =>
        await IsRefusedAsync(StatusCode.InvalidArgument, "FIELD_INVALID", [Flows.Rows(Flows.Observation("EMI", "SWE", 5))]);

    [Fact]
    public async Task Submit_Nothing_IsRefused() => await IsRefusedAsync(StatusCode.InvalidArgument, "FIELD_INVALID", []);

    [Fact]
    public async Task Submit_SecondHeader_IsRefused() => await IsRefusedAsync(
        StatusCode.InvalidArgument,
        "FIELD_INVALID",
        [new SubmitRequest { Header = Flows.Header("FIN", "s-6") }, new SubmitRequest { Header = Flows.Header("FIN", "s-6") }]);

    [Fact]
    public async Task Submit_MoreThan128MiB_IsCutWhileItComes()
    {
        var large = Flows.Observation("EMI", "SWE", 5);
        large.Attributes.Add("COMMENT", new string('x', 4_000_000));

        await IsRefusedAsync(
            StatusCode.ResourceExhausted,
            "SUBMISSION_TOO_LARGE",
            [new SubmitRequest { Header = Flows.Header("FIN", "s-7") }, .. Enumerable.Repeat(Flows.Rows(large), 40)]);
    }

    private async Task<RichError> IsRefusedAsync(StatusCode status, string reason, IEnumerable<SubmitRequest> messages)
    {
        var heads = await hub.HeadsAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => hub.SendAsync(hub.As("submitter", "FIN"), messages));
        Assert.True(status == error.StatusCode, error.Status.ToString());
        Assert.Equal(reason, RichError.Of(error).Reason);
        Assert.Equal(heads, await hub.HeadsAsync());
        return RichError.Of(error);
    }
}
