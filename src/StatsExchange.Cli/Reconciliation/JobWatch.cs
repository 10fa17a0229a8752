// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Cli.Jobs;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reconciliation;

/// <summary>Follows a job until it ends. A job goes on at the hub when nobody watches.</summary>
internal static class JobWatch
{
    /// <summary>The job once it is done.</summary>
    /// <exception cref="CommandException">It failed or was cancelled.</exception>
    public static async Task<Job> UntilDoneAsync(HubConnection hub, Job started, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var job = started;
        Tell(job, progress);
        using var call = hub.Jobs.WatchJob(new WatchJobRequest { Job = started.Id }, cancellationToken: cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
        {
            job = call.ResponseStream.Current.Job;
            Tell(job, progress);
        }

        return job.State switch
        {
            JobState.Done => job,
            JobState.Cancelled => throw CommandException.Failed(
                $"The job {job.Id} was cancelled by {job.CancelledBy}{(job.Failure.Length > 0 ? ": " + job.Failure : "")}; nothing of it is used."),
            JobState.Failed => throw CommandException.Failed($"The job {job.Id} failed: {job.Failure}"),
            _ => throw CommandException.Failed($"The hub stopped telling about the job {job.Id}; it goes on by itself."),
        };
    }

    private static void Tell(Job job, IWorkProgress progress)
    {
        if (job.Progress is { } at && JobText.Progress(at) is { Length: > 0 } stage)
        {
            progress.Report(stage, at.Periods > 1 ? at.PeriodsDone : at.Done, at.Periods > 1 ? at.Periods : at.Total);
        }
    }
}
