// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Rounds;
using StatsExchange.Grains.Lists;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Regions;

/// <inheritdoc cref="IRegionGrain"/>
public sealed class RegionGrain : JournaledGrain<RegionState>, IRegionGrain
{
    private readonly ComparedDrafts _compared = new();

    /// <summary>Takes the journal, the clock, and what keeps states and alarms.</summary>
    public RegionGrain(IJournal journal, TimeProvider time, StreamKeeper keeper)
        : base(journal, time, keeper)
    {
    }

    /// <inheritdoc/>
    protected override StreamName Stream => StreamName.Region(Region);

    private string Region => this.GetPrimaryKeyString();

    private JobDesk Jobs => new(Region, State);

    private SnapshotDesk Snapshots => new(Region, State, new GroundsReader(GrainFactory, _compared, Region, Now));

    private RoundDesk Rounds => new(Body, State, Now);

    private Domain.Areas.Region Body => Domain.Areas.Regions.Find(Region) ?? throw RefusedException.NotFound($"regional body '{Region}'");

    /// <inheritdoc/>
    public Task<Proto<StartReconciliationResponse>> StartReconciliationAsync(Proto<StartReconciliationRequest> request)
    {
        var asked = request.Read();
        CheckRegion(asked.Region);
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(Jobs.Start(CallerContext.Required, asked)));
    }

    /// <inheritdoc/>
    public Task<Proto<StartMethodComparisonResponse>> StartMethodComparisonAsync(Proto<StartMethodComparisonRequest> request)
    {
        var asked = request.Read();
        CheckRegion(asked.Region);
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(Jobs.Start(CallerContext.Required, asked)));
    }

    /// <inheritdoc/>
    public Task<Proto<StartSnapshotResponse>> StartSnapshotAsync(Proto<StartSnapshotRequest> request)
    {
        var asked = request.Read();
        CheckRegion(asked.Region);
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(Jobs.Start(CallerContext.Required, asked)));
    }

    /// <inheritdoc/>
    public Task<Proto<CancelJobResponse>> CancelJobAsync(Proto<CancelJobRequest> request)
    {
        var asked = request.Read();
        CheckRegion(RegionIds.RegionOfJob(asked.Job));
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(Jobs.Cancel(CallerContext.Required, asked)));
    }

    /// <inheritdoc/>
    public async Task<JobView> GetJobAsync(string job)
    {
        CallerContext.Required.RequireRegion(Region);
        await CatchUpAsync();
        var found = Jobs.Required(job);
        return new JobView(found.ToMessage(Region).ToProto(), found.Result.ToByteArray(), Revision, [.. found.Periods], [.. found.FailedPeriods]);
    }

    /// <inheritdoc/>
    public async Task<Proto<ListJobsResponse>> ListJobsAsync(Proto<ListJobsRequest> request)
    {
        CallerContext.Required.RequireRegion(Region);
        await CatchUpAsync();
        var asked = request.Read();
        var (page, next) = Paging.Page([.. State.Jobs.Reverse()], asked.PageSize, asked.PageToken, Region, "jobs");
        return new ListJobsResponse { Jobs = { page.Select(job => job.ToMessage(Region)) }, NextPageToken = next, Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public async Task<Proto<ListSnapshotsResponse>> ListSnapshotsAsync(Proto<ListSnapshotsRequest> request)
    {
        CallerContext.Required.RequireRegion(Region);
        await CatchUpAsync();
        var asked = request.Read();
        var (page, next) = Paging.Page([.. State.Snapshots.Reverse()], asked.PageSize, asked.PageToken, Region, "snapshots");
        return new ListSnapshotsResponse { Snapshots = { await Snapshots.ToldAsync(page) }, NextPageToken = next, Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public async Task<SnapshotView> GetSnapshotAsync(string snapshot)
    {
        CallerContext.Required.RequireRegion(Region);
        await CatchUpAsync();
        return new SnapshotView((await Snapshots.ReadableAsync(snapshot)).ToProto(), Revision);
    }

    /// <inheritdoc/>
    public Task<DraftToCompare[]> UncomparedDraftsAsync(string snapshot)
    {
        CallerContext.Required.RequireRegion(Region);
        return Task.FromResult(_compared.Uncompared(snapshot));
    }

    /// <inheritdoc/>
    public Task TakeVerdictsAsync(DraftVerdict[] verdicts)
    {
        CallerContext.Required.RequireRegion(Region);
        foreach (var verdict in verdicts)
        {
            _compared.Take(verdict);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Proto<ReleaseSnapshotResponse>> ReleaseSnapshotAsync(Proto<ReleaseSnapshotRequest> request)
    {
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Snapshots.ReleaseAsync(CallerContext.Required, asked));
    }

    /// <inheritdoc/>
    public Task<Proto<DeclareErratumResponse>> DeclareErratumAsync(Proto<DeclareErratumRequest> request)
    {
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(Snapshots.Declare(CallerContext.Required, asked)));
    }

    /// <inheritdoc/>
    public Task<Proto<OpenRoundResponse>> OpenRoundAsync(Proto<OpenRoundRequest> request)
    {
        var asked = request.Read();
        CheckRegion(asked.Region);
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(Rounds.Open(CallerContext.Required, asked)));
    }

    /// <inheritdoc/>
    public Task<Proto<AdvanceRoundResponse>> AdvanceRoundAsync(Proto<AdvanceRoundRequest> request)
    {
        CallerContext.Required.RequireRegion(Region);
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () =>
            Rounds.AdvanceAsync(CallerContext.Required, asked, new FreezeReader(GrainFactory, Region), Snapshots));
    }

    /// <inheritdoc/>
    public Task<Proto<RemindRoundResponse>> RemindRoundAsync(Proto<RemindRoundRequest> request, string[] lacking)
    {
        CallerContext.Required.RequireRegion(Region);
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(Rounds.Remind(asked, lacking)));
    }

    /// <inheritdoc/>
    public async Task<RoundView> GetRoundAsync(string round)
    {
        var country = CallerContext.Required.OwnCountry(Body);
        await CatchUpAsync();
        var (desk, found) = (Rounds, Rounds.Required(round));
        return country is not null && !found.Plan.Members.Contains(country)
            ? throw new RefusedException(ErrorReason.NotYours, $"{found.Id} does not ask {country}.")
            : new RoundView(
                desk.Describe(found).For(country).ToProto(),
                [.. State.Rounds.FrozenBefore(found).Select(earlier => desk.Describe(earlier).For(country).AsEarlier().ToProto())],
                country,
                Revision);
    }

    /// <inheritdoc/>
    public async Task<Proto<ListRoundsResponse>> ListRoundsAsync(Proto<ListRoundsRequest> request)
    {
        var country = CallerContext.Required.OwnCountry(Body);
        await CatchUpAsync();
        var (desk, asked) = (Rounds, request.Read());
        List<RoundRecord> rounds = [.. State.Rounds.All.Reverse().Where(round => country is null || round.Plan.Members.Contains(country))];
        var (page, next) = Paging.Page(rounds, asked.PageSize, asked.PageToken, Region, "rounds", country ?? "");
        return new ListRoundsResponse { Rounds = { page.Select(round => desk.Describe(round).For(country).InBrief()) }, NextPageToken = next, Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public async Task<DueReminder[]> DueRemindersAsync()
    {
        await CatchUpAsync();
        return [.. State.Rounds.All.Select(round => RoundCalendar.Due(round, Now)).OfType<DueReminder>()];
    }

    /// <inheritdoc/>
    public Task RecordReminderAsync(Proto<RoundReminded> reminded)
    {
        var body = reminded.Read();
        return AppendOwnAsync(() => Rounds.Remind(body));
    }

    /// <inheritdoc/>
    public async Task<string[]> UnfinishedJobsAsync()
    {
        await CatchUpAsync();
        return [.. State.Jobs.Where(job => !job.HasEnded).Select(job => job.Started.Id)];
    }

    /// <inheritdoc/>
    public async Task<JobClaim?> ClaimJobAsync(string job, string node)
    {
        JobClaimed? claimed = null;
        await AppendOwnAsync(() =>
        {
            claimed = Jobs.Claim(job, node, Now);
            return claimed is null ? [] : [new NewEntry(RegionEntries.JobClaimed, claimed)];
        });
        return claimed is null || Jobs.Required(job) is not { } found
            ? null
            : new JobClaim(claimed.Epoch, found.Started.ToProto(), [.. found.Periods], [.. found.FailedPeriods], [.. found.Runs]);
    }

    /// <inheritdoc/>
    public async Task<bool> RenewJobAsync(string job, long epoch)
    {
        await AppendOwnAsync(() => Jobs.Renew(job, epoch));
        return !Jobs.Required(job).HasEnded;
    }

    /// <inheritdoc/>
    public async Task<bool> CompletePeriodAsync(Proto<ReconciliationPeriodCompleted> completed)
    {
        var body = completed.Read();
        await AppendOwnAsync(() => new PeriodDesk(Jobs).Complete(body));
        return !Jobs.Required(body.Id).HasEnded;
    }

    /// <inheritdoc/>
    public async Task<bool> FailPeriodAsync(Proto<ReconciliationPeriodFailed> failed)
    {
        var body = failed.Read();
        await AppendOwnAsync(() => new PeriodDesk(Jobs).Fail(body));
        return !Jobs.Required(body.Id).HasEnded;
    }

    /// <inheritdoc/>
    public Task CompleteReconciliationAsync(Proto<ReconciliationCompleted> completed)
    {
        var body = completed.Read();
        return AppendOwnAsync(() => Jobs.End(
            body.Id, body.Epoch, () => new NewEntry(RegionEntries.ReconciliationCompleted, body, [Hash.FromBytes(body.Result.Span)])));
    }

    /// <inheritdoc/>
    public async Task<bool> CompleteMethodRunAsync(Proto<MethodRunCompleted> completed)
    {
        var body = completed.Read();
        await AppendOwnAsync(() => Jobs.CompleteRun(body));
        return !Jobs.Required(body.Id).HasEnded;
    }

    /// <inheritdoc/>
    public Task CompleteMethodComparisonAsync(Proto<MethodComparisonCompleted> completed)
    {
        var body = completed.Read();
        return AppendOwnAsync(() => Jobs.End(body.Id, body.Epoch, () => new NewEntry(
            RegionEntries.MethodComparisonCompleted, body, [.. body.Corridors.Prepend(body.Result).Select(digest => Hash.FromBytes(digest.Span)).Distinct()])));
    }

    /// <inheritdoc/>
    public async Task<string> NextSnapshotIdAsync()
    {
        await CatchUpAsync();
        return Jobs.NextSnapshotId;
    }

    /// <inheritdoc/>
    public async Task<bool> CompleteSnapshotAsync(Proto<SnapshotCompleted> completed)
    {
        var body = completed.Read();
        var taken = false;
        await AppendOwnAsync(() =>
        {
            var entries = Jobs.End(body.Id, body.Epoch, () => new NewEntry(RegionEntries.SnapshotCompleted, body, BlocksOf(body)));
            taken = entries.Count > 0 && body.Snapshot.Id != Jobs.NextSnapshotId;
            return taken ? [] : entries;
        });
        return !taken;
    }

    /// <inheritdoc/>
    public Task FailJobAsync(Proto<JobFailed> failed)
    {
        var body = failed.Read();
        return AppendOwnAsync(() => Jobs.End(body.Id, body.Epoch, () => new NewEntry(RegionEntries.JobFailed, body)));
    }

    private static ImmutableArray<Hash> BlocksOf(SnapshotCompleted body) =>
        [.. body.Blocks.Prepend(body.Manifest).Select(digest => Hash.FromBytes(digest.Span)).Distinct()];

    private void CheckRegion(string asked)
    {
        CallerContext.Required.RequireRegion(Region);
        if (asked != Region || Domain.Areas.Regions.Find(Region) is null)
        {
            throw RefusedException.Field("region", "expected the code of a regional body of ListRegions");
        }
    }
}
