// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Reconciliation;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Jobs;

internal static class JobWatchCommand
{
    public static Command Create()
    {
        var id = JobCommand.Id();
        return new DocumentedCommand(
            "watch",
            "Follow a job until it ends; progress goes to standard error. Exit code 1 if it fails or is cancelled. The job goes on when you stop watching.",
            "statsx job watch EUROPE27-job-1")
        {
            id,
        }.Does(async (session, cancellationToken) =>
        {
            var job = await Work.ShowAsync(
                session.Out,
                $"Watching {session.Get(id)}",
                progress => JobWatch.UntilDoneAsync(session.Hub, new Job { Id = session.Get(id) }, progress, cancellationToken)).ConfigureAwait(false);
            session.Out.Result(() => MessageJson.Of(job), () => session.Out.Line($"{job.Id}: {JobText.Work(job)}, {JobText.Periods(job)}; {JobText.State(job)}."));
            return ExitCode.Done;
        });
    }
}
