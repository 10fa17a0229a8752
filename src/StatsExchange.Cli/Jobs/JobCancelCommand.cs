// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Jobs;

internal static class JobCancelCommand
{
    public static Command Create()
    {
        var id = JobCommand.Id();
        var reason = new Option<string?>("--reason") { Description = "Why; it stays with the job.", HelpName = "TEXT" };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "cancel",
            "Stop a running job, as the steward of its body or of the hub. It stops at its next step, and nothing of it is used.",
            "statsx job cancel EUROPE27-job-1",
            "statsx job cancel EUROPE27-job-1 --reason 'wrong benchmark'")
        {
            id, reason, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new CancelJobRequest { RequestId = session.RequestId(requestId), Job = session.Get(id), Reason = session.Get(reason) ?? "" };
            var answer = await session.Hub.Jobs.CancelJobAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Job), () => session.Out.Line($"{answer.Job.Id} is {JobText.State(answer.Job)}."));
            return ExitCode.Done;
        });
    }
}
