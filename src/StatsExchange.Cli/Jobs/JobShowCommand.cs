// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Reconciliation;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Jobs;

internal static class JobShowCommand
{
    public static Command Create()
    {
        var id = JobCommand.Id();
        var period = Named.Period("Of a reconciliation of several periods: the one whose result is wanted. Without it all are told in brief.");
        return new DocumentedCommand(
            "show",
            "Show a job, and report in words what a reconciliation that is done found.",
            "statsx job show EUROPE27-job-1",
            "statsx job show EUROPE27-job-2 --period 2015",
            "statsx job show EUROPE27-job-2 --json")
        {
            id, period,
        }.Does(async (session, cancellationToken) =>
        {
            var found = await JobResults.ReadAsync(session.Hub, session.Get(id), session.Get(period), cancellationToken).ConfigureAwait(false);
            session.Out.Result(() => Json(found), () => Show(session.Out, found));
            return ExitCode.Done;
        });
    }

    private static JsonObject Json(JobResults found)
    {
        var json = MessageJson.Of(found.Job);
        json["periods_done"] = new JsonArray([.. found.Periods.Where(over => over.Failure.Length == 0).Select(done => new JsonObject
        {
            ["time_period"] = done.TimePeriod, ["completed_at"] = MessageJson.Of(done.CompletedAt),
        })]);
        json["failed_periods"] = ReconciliationText.FailedJson(found.Failed);
        json["results"] = new JsonArray([.. found.Results.Select(result => ReconciliationText.Json(found.Job, result))]);
        return json;
    }

    private static void Show(Output output, JobResults found)
    {
        var job = found.Job;
        output.Line($"{job.Id}: {JobText.Work(job)}, {JobText.Periods(job)}; {JobText.State(job)}.");
        output.Line($"Started by {job.StartedBy} at {MessageJson.Of(job.StartedAt)}{(job.EndedAt is { } ended ? $", ended at {MessageJson.Of(ended)}" : "")}.");
        if (job.Progress is { Stage.Length: > 0 } at)
        {
            output.Line(JobText.Progress(at) + ".");
        }

        if (job.Failure.Length > 0)
        {
            output.Line($"Reason: {job.Failure}");
        }

        if (job.Snapshot.Length > 0)
        {
            output.Line($"It made the snapshot {job.Snapshot}.");
        }

        if (job is { Kind: JobKind.MethodComparison, State: JobState.Done })
        {
            output.Line($"What it found: statsx methods show {job.Id}");
        }

        ReconciliationText.Show(output, found);
    }
}
