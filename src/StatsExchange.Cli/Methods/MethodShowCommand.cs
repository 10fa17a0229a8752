// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Methods;

internal static class MethodShowCommand
{
    public static Command Create()
    {
        var job = new Argument<string>("JOB") { Description = "The job of a comparison that is done, for example EUROPE27-job-4." };
        var top = MethodText.Top();
        return new DocumentedCommand("show", "Show an earlier comparison again, as far as members still permit it.", "statsx methods show EUROPE27-job-4 --top 50")
        {
            job, top,
        }.Does(async (session, cancellationToken) =>
        {
            var found = await MethodComparisonRead.AllAsync(session.Hub, session.Get(job), cancellationToken).ConfigureAwait(false);
            session.Out.Result(() => MethodText.Json(found), () => MethodText.Show(session.Out, found, session.Get(top)));
            return ExitCode.Done;
        });
    }
}
