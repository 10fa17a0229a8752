// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Regions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>Shows jobs to those who work for their regional body.</summary>
public sealed class JobReader
{
    // At most five messages a second to one watcher; and a look at the journal now and then, because another process may do the work.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly IGrainFactory _grains;
    private readonly BlockCache _blocks;
    private readonly SliceReader _slices;
    private readonly JobProgress _progress;
    private readonly TimeProvider _time;

    /// <summary>Takes the grains, the block table, the slices, the progress of this process and the clock.</summary>
    public JobReader(IGrainFactory grains, BlockCache blocks, SliceReader slices, JobProgress progress, TimeProvider time)
    {
        _grains = grains;
        _blocks = blocks;
        _slices = slices;
        _progress = progress;
        _time = time;
    }

    /// <summary>A job as it stands, without a result.</summary>
    /// <exception cref="RefusedException">There is no such job, or not for this caller, or it has no such period.</exception>
    public async Task<FoundJob> FindAsync(GetJobRequest request)
    {
        var (view, job) = await ReadAsync(request.Job);
        var response = new GetJobResponse { Job = job, Revision = view.Revision };
        response.Periods.AddRange(PeriodsOf(view));
        return new FoundJob(response, job.State == JobState.Done ? ResultAskedFor(view, request) : null);
    }

    /// <summary>
    /// The same with the result of a period, or of the only one, where it is a reconciliation that is done. The figures of all members are read for it: what
    /// was taken back is not told.
    /// </summary>
    /// <param name="found">The job, with a result to tell.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="RefusedException">The page token is not one of this result.</exception>
    public async Task<GetJobResponse> TellAsync(FoundJob found, GetJobRequest request, CancellationToken cancellationToken)
    {
        var made = await MadeResult.ReadAsync(_blocks, found.Asked!.Digest, cancellationToken);
        var told = await new ResultRelease(_grains, _slices, found.Response.Job.Region).ApplyAsync(made, cancellationToken);
        (found.Response.Reconciliation, found.Response.NextPageToken) = ResultPage.Of(told, request.Job, request.PageToken);
        return found.Response;
    }

    private static PeriodResult? ResultAskedFor(JobView view, GetJobRequest request) =>
        request.TimePeriod.Length == 0 ? view is { Results: [var only], FailedPeriods.IsEmpty: true } ? only : null
        : view.FailedPeriods.Any(failed => failed.TimePeriod == request.TimePeriod) ? null
        : view.Results.FirstOrDefault(done => done.TimePeriod == request.TimePeriod)
            ?? throw RefusedException.Field("time_period", $"expected a period of the job, such as {view.Job.Read().PeriodFrom}");

    private static IEnumerable<ReconciledPeriod> PeriodsOf(JobView view) => view.Results
        .Select(done => new ReconciledPeriod { TimePeriod = done.TimePeriod, CompletedAt = Timestamp.FromDateTimeOffset(done.CompletedAt) })
        .Concat(view.FailedPeriods.Select(failed => new ReconciledPeriod
        {
            TimePeriod = failed.TimePeriod, CompletedAt = Timestamp.FromDateTimeOffset(failed.FailedAt), Failure = failed.Failure,
        }))
        .OrderBy(over => Domain.Period.Parse(over.TimePeriod));

    /// <summary>A job now and whenever it moves on, until it ends.</summary>
    /// <exception cref="RefusedException">There is no such job, or not for this caller.</exception>
    public async IAsyncEnumerable<WatchJobResponse> WatchAsync(WatchJobRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Job? told = null;
        while (true)
        {
            var changed = _progress.Changed;
            var (view, job) = await ReadAsync(request.Job);
            if (!job.Equals(told))
            {
                told = job;
                yield return new WatchJobResponse { Job = job.Clone(), Revision = view.Revision };
            }

            if (job.State != JobState.Running)
            {
                yield break;
            }

            await Task.Delay(Pause, _time, cancellationToken);
            await Task.WhenAny(changed, Task.Delay(Patience, _time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<(JobView View, Job Job)> ReadAsync(string id)
    {
        var view = await _grains.GetGrain<IRegionGrain>(RegionIds.RegionOfJob(id)).GetJobAsync(id);
        var job = view.Job.Read();
        if (job.State == JobState.Running)
        {
            job.Progress = _progress.Of(id) ?? job.Progress;
        }

        return (view, job);
    }
}
