// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Jobs;

internal static class JobListCommand
{
    private static readonly string[] Columns = ["job", "what", "periods", "started by", "started", "state"];

    public static Command Create()
    {
        var region = Named.Region("REGION", "The regional body.");
        var running = new Option<bool>("--running") { Description = "Only those that have not ended." };
        return new DocumentedCommand("list", "List the jobs of a regional body, newest first.", "statsx job list EUROPE27", "statsx job list EUROPE27 --running --json")
        {
            region, running,
        }.Does(async (session, cancellationToken) =>
        {
            var jobs = await Pages.AllAsync(
                async token => await session.Hub.Jobs.ListJobsAsync(
                    new ListJobsRequest { Region = session.Get(region), PageSize = Pages.Size, PageToken = token },
                    cancellationToken: cancellationToken),
                page => page.Jobs.Where(job => !session.Get(running) || job.State == JobState.Running),
                page => page.NextPageToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["region"] = session.Get(region), ["jobs"] = MessageJson.Of(jobs) },
                () => session.Out.Show(FigureTable.Of($"Jobs of {Figures.Party(session.Get(region))}", Columns, jobs.Select(Row))));
            return ExitCode.Done;
        });
    }

    private static string[] Row(Job job) =>
        [job.Id, JobText.Work(job), JobText.Periods(job), job.StartedBy, MessageJson.Of(job.StartedAt), JobText.State(job)];
}
