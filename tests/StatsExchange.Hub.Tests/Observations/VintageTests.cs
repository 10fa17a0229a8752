// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Observations;

/// <summary>Vintages over gRPC: withdrawn, compared, put under embargo.</summary>
public sealed class VintageTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private SubmissionService.SubmissionServiceClient Submissions => new(hub.Invoker);

    private ObservationService.ObservationServiceClient Observations => new(hub.Invoker);

    [Fact]
    public async Task Withdraw_IsDoneOnceAndShown()
    {
        await hub.SubmitAsync(Flows.Header("SWE", "v-1"), Flows.Observation("EMI", "DNK", 10));
        await hub.SubmitAsync(Flows.Header("SWE", "v-2"), Flows.Observation("EMI", "DNK", 11));
        var request = new WithdrawSubmissionRequest { RequestId = "v-w", RefArea = "SWE", Seq = 2, Reason = "wrong file", ExpectedRevision = 2 };

        var first = await Submissions.WithdrawSubmissionAsync(request, hub.As("signatory", "SWE"));
        var again = await Submissions.WithdrawSubmissionAsync(request, hub.As("signatory", "SWE"));
        var compared = await Observations.CompareVintagesAsync(new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW", FromSeq = 2 }, hub.As("analyst", "SWE"));
        var listed = await Observations.ListVintagesAsync(new ListVintagesRequest { RefArea = "SWE" }, hub.As("analyst", "SWE"));

        Assert.Equal(first, again);
        Assert.Equal((3L, 3L), (first.Revision, first.Withdrawal.Seq));
        Assert.Equal([first.Withdrawal, null], listed.Vintages.Select(vintage => vintage.Withdrawal));
        var change = Assert.Single(compared.Changes);
        Assert.Equal((ChangeKind.Revised, 11.0, 10.0, 1L), (change.Kind, change.BeforeValue, change.AfterValue, compared.Revised));
        await IsRefusedAsync(StatusCode.FailedPrecondition, "STATE_NOT_FIT", () => Submissions.WithdrawSubmissionAsync(
            new WithdrawSubmissionRequest { RequestId = "v-w2", RefArea = "SWE", Seq = 2, Reason = "again" }, hub.As("submitter", "SWE")));
    }

    [Fact]
    public async Task Embargo_IsListedForItsOwner()
    {
        var request = new SetEmbargoRequest
        {
            RequestId = "v-e", RefArea = "FIN", Structure = "FLOW", PeriodFrom = "2015", PeriodTo = "2016", Until = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(1)),
        };
        var set = await Submissions.SetEmbargoAsync(request, hub.As("submitter", "FIN"));
        var listed = await Observations.ListEmbargoesAsync(new ListEmbargoesRequest { RefArea = "FIN", Structure = "FLOW" }, hub.As("analyst", "FIN"));

        Assert.Equal([set.Embargo], listed.Embargoes);
        Assert.Equal(set, await Submissions.SetEmbargoAsync(request, hub.As("submitter", "FIN")));
    }

    [Fact]
    public async Task Requests_NotAsTheyMustBe_AreTheSendersError()
    {
        await IsRefusedAsync(StatusCode.InvalidArgument, "FIELD_INVALID", () => Observations.CompareVintagesAsync(
            new CompareVintagesRequest { RefArea = "NOR", Structure = "FLOW" }, hub.As("analyst", "NOR")));
        await IsRefusedAsync(StatusCode.InvalidArgument, "FIELD_INVALID", () => Observations.CompareVintagesAsync(
            new CompareVintagesRequest { RefArea = "NOR", Structure = "FLOW", FromSeq = -1 }, hub.As("analyst", "NOR")));
        await IsRefusedAsync(StatusCode.Unavailable, "REVISION_NOT_REACHED", () => Observations.CompareVintagesAsync(
            new CompareVintagesRequest { RefArea = "NOR", Structure = "FLOW", FromSeq = 5 }, hub.As("analyst", "NOR")));
        await IsRefusedAsync(StatusCode.InvalidArgument, "FIELD_INVALID", () => Submissions.WithdrawSubmissionAsync(
            new WithdrawSubmissionRequest { RequestId = "v", RefArea = "NOR", Seq = 1 }, hub.As("submitter", "NOR")));
        await IsRefusedAsync(StatusCode.NotFound, "NOT_FOUND", () => Submissions.WithdrawSubmissionAsync(
            new WithdrawSubmissionRequest { RequestId = "v", RefArea = "NOR", Seq = 1, Reason = "why" }, hub.As("submitter", "NOR")));
        await IsRefusedAsync(StatusCode.InvalidArgument, "FIELD_INVALID", () => Submissions.SetEmbargoAsync(
            new SetEmbargoRequest { RequestId = "v", RefArea = "NOR", Structure = "FLOW", Until = new Timestamp { Seconds = long.MaxValue } }, hub.As("submitter", "NOR")));
    }

    private static async Task IsRefusedAsync<T>(StatusCode status, string reason, Func<AsyncUnaryCall<T>> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await call());
        Assert.Equal((status, reason), (error.StatusCode, RichError.Of(error).Reason));
    }
}
