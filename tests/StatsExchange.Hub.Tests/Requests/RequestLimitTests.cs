// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Requests;

public sealed class RequestLimitTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Health = "grpc.health.v1.Health.Check";
    private const string TestMapping = "statsexchange.v1.SubmissionService.TestMapping";
    private const string Submit = "statsexchange.v1.SubmissionService.Submit";
    private const int MostMessages = 100_000;
    private const int MostEntries = 400_000;
    private const int MostMessagesOfOne = 10_000;
    private const int MostEntriesOfOne = 100_000;
    private const int MostUnknown = 10_000;
    private const int MostMerges = 16;
    private const int DepthOfParsers = 99;

    // Fields of Submit's messages and of what they hold.
    private const int Rows = 2;
    private const int Row = 1;
    private const int Dimension = 1;

    // Field of a request that tries a mapping.
    private const int Sample = 4;

    // Field 15 of a request is none of ours.
    private static readonly byte[] UnknownNumber = [15 << 3, 0];
    private static readonly byte[] EmptyRow = [(Row << 3) | 2, 0];
    private static readonly byte[] NoRows = [(Rows << 3) | 2, 0];

    private static readonly Method<byte[], SubmitResponse> SubmitBytes = new(
        MethodType.ClientStreaming,
        SubmissionService.Descriptor.FullName,
        "Submit",
        Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes),
        Marshallers.Create(answer => answer.ToByteArray(), SubmitResponse.Parser.ParseFrom));

    public static TheoryData<string> Methods => new(AnyMethod.All.Select(method => method.FullName));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Call_WithMoreUnknownFieldsThanAMessageHolds_IsRefused(string method)
    {
        // A stream is read once its caller is known; any other request comes before that.
        var token = method == Submit ? hub.Mint.Token("submitter", "FIN") : null;

        var error = await AnyMethod.CallAsync(hub.Invoker, AnyMethod.Find(method), token, WireBytes.Times(MostUnknown + 1, UnknownNumber));

        IsTooLarge("at most 10,000 fields unknown here", error);
    }

    [Fact]
    public async Task Call_WithAsManyUnknownFieldsAsAMessageHolds_IsServed() =>
        Assert.Null(await CallAsync(Health, WireBytes.Times(MostUnknown, UnknownNumber)));

    [Theory]
    [InlineData(101, false)]
    [InlineData(102, true)]
    public async Task Call_WithUnknownGroupsInGroups_CountsEachOfThem(int times, bool isRefused)
    {
        byte[] nested = [.. WireBytes.Times(DepthOfParsers, (15 << 3) | 3), .. WireBytes.Times(DepthOfParsers, (15 << 3) | 4)];

        var error = await CallAsync(Health, WireBytes.Times(times, nested));

        Assert.Equal(isRefused, error?.StatusCode == StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task Call_WithMoreInOneRequestThanItMayHold_IsRefused()
    {
        var row = WireBytes.Field(Sample, WireBytes.Times(100, Entry(0)));

        IsTooLarge("at most 10,000 rows", await CallAsync(TestMapping, WireBytes.Times(MostMessagesOfOne + 1, [(Sample << 3) | 2, 0])));
        IsTooLarge("at most 100,000 entries", await CallAsync(TestMapping, [.. WireBytes.Times(MostEntriesOfOne / 100, row), .. WireBytes.Field(Sample, Entry(0))]));
        Assert.Equal(StatusCode.Unauthenticated, (await CallAsync(TestMapping, WireBytes.Times(MostEntriesOfOne / 100, row)))!.StatusCode);
    }

    [Fact]
    public async Task Call_WithBrokenBytes_IsAnsweredByTheParserUnlessTooLargeBefore()
    {
        byte[] broken = [(1 << 3) | 2, 5, (byte)'x'];

        Assert.Equal(StatusCode.Internal, (await CallAsync(Health, broken))!.StatusCode);
        IsTooLarge("fields unknown", await CallAsync(Health, [.. WireBytes.Times(MostUnknown + 1, UnknownNumber), .. broken]));
    }

    [Fact]
    public async Task Submit_RowsOfTwoBytes_CountsThemWithTheirList()
    {
        await IsRefusedAsync("MESSAGE_TOO_LARGE", WireBytes.Field(Rows, WireBytes.Times(MostMessages, EmptyRow)));
        await IsRefusedAsync("VALIDATION_FAILED", WireBytes.Field(Rows, WireBytes.Times(MostMessages - 1, EmptyRow)));
    }

    [Fact]
    public async Task Submit_EntriesOfSevenBytes_CountsThemInAllRows()
    {
        var half = Enumerable.Range(0, MostEntries / 2).Select(Entry).ToList();

        var error = await IsRefusedAsync("MESSAGE_TOO_LARGE", WireBytes.Field(Rows, WireBytes.Field(Row, half), WireBytes.Field(Row, [.. half, Entry(0)])));
        IsTooLarge("at most 400,000 entries", error);
        await IsRefusedAsync("VALIDATION_FAILED", WireBytes.Field(Rows, WireBytes.Field(Row, half), WireBytes.Field(Row, half)));
    }

    [Fact]
    public async Task Submit_RowsInManyPieces_AreMergedSoManyTimesAndNoMore()
    {
        var row = WireBytes.Field(Rows, WireBytes.Field(Row, Flows.Observation("IMM", "SWE", 5).ToByteArray()));

        var taken = await SendAsync(validateOnly: true, [.. row, .. WireBytes.Times(MostMerges, NoRows)]);
        Assert.Equal(1, taken.Report.Observations);
        await IsRefusedAsync("MESSAGE_TOO_LARGE", [.. row, .. WireBytes.Times(MostMerges + 1, NoRows)]);
    }

    [Fact]
    public async Task Submit_AsManyRowsAsAMessageHasBytesFor_IsRead()
    {
        var row = Flows.Observation("IMM", "SWE", null);
        row.Dimensions.Remove("BASIS");
        row.Dimensions.Remove("MIN_STAY");
        var field = WireBytes.Field(Row, row.ToByteArray());

        // Each row is the same, which is what validation says of it.
        await IsRefusedAsync("VALIDATION_FAILED", WireBytes.Field(Rows, WireBytes.Times(4_194_000 / field.Length, field)));
    }

    private static byte[] Entry(int number) =>
        WireBytes.Field(Dimension, WireBytes.Field(1, [(byte)(number >> 14), (byte)((number >> 7) & 0x7F), (byte)(number & 0x7F)]));

    private static void IsTooLarge(string told, RpcException? error)
    {
        Assert.Equal((StatusCode.ResourceExhausted, "MESSAGE_TOO_LARGE"), (error!.StatusCode, RichError.Of(error).Reason));
        Assert.Contains(told, error.Status.Detail, StringComparison.Ordinal);
    }

    private Task<RpcException?> CallAsync(string method, byte[] message) => AnyMethod.CallAsync(hub.Invoker, AnyMethod.Find(method), null, message);

    private async Task<RpcException> IsRefusedAsync(string reason, byte[] content)
    {
        var heads = await hub.HeadsAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => SendAsync(validateOnly: false, content));
        Assert.Equal(reason, RichError.Of(error).Reason);
        Assert.Equal(heads, await hub.HeadsAsync());
        return error;
    }

    private async Task<SubmitResponse> SendAsync(bool validateOnly, byte[] content)
    {
        var header = Flows.Header("FIN", Guid.NewGuid().ToString());
        header.ValidateOnly = validateOnly;
        using var call = hub.Invoker.AsyncClientStreamingCall(SubmitBytes, null, hub.As("submitter", "FIN"));
        try
        {
            await call.RequestStream.WriteAsync(new SubmitRequest { Header = header }.ToByteArray());
            await call.RequestStream.WriteAsync(content);
            await call.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // The hub ended the call while more was to come; the answer says why.
        }

        return await call;
    }
}
