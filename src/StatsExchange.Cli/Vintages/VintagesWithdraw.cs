// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Vintages;

internal static class VintagesWithdraw
{
    public static Command Create()
    {
        var office = Named.Country("OFFICE", "The office: ISO 3166-1 alpha-3.");
        var vintage = new Argument<long>("VINTAGE") { Description = "The vintage whose submission is withdrawn, by its seq." };
        var reason = new Option<string>("--reason") { Description = "Why; it is kept for ever.", HelpName = "TEXT", Required = true };
        var expected = new Option<long?>("--expected-revision") { Description = "Refuse where your figures have changed since this revision.", HelpName = "SEQ" };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "withdraw",
            "Take a submission back: what it changed is again as it was just before it. Its vintage stays readable as of then. Only the latest submission of its slices can be withdrawn.",
            "statsx vintages withdraw PHL 5 --reason 'sent the wrong file'")
        {
            office, vintage, reason, expected, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new WithdrawSubmissionRequest
            {
                RequestId = session.RequestId(requestId),
                RefArea = session.Get(office),
                Seq = session.Get(vintage),
                Reason = session.Get(reason),
            };
            if (session.Get(expected) is { } revision)
            {
                request.ExpectedRevision = revision;
            }

            var answer = await session.Hub.Submissions.WithdrawSubmissionAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(
                () => new JsonObject { ["office"] = request.RefArea, ["vintage"] = request.Seq, ["revision"] = answer.Revision, ["withdrawal"] = MessageJson.Of(answer.Withdrawal) },
                () => session.Out.Line($"Vintage {request.Seq} of {Figures.Party(request.RefArea)} is withdrawn, revision {answer.Revision}. It is still readable: statsx vintages export {request.RefArea} --structure … --as-of {request.Seq} -o FILE"));
            return ExitCode.Done;
        });
    }
}
