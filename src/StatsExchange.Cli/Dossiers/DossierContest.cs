// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierContest
{
    public static Command Create()
    {
        var id = DossierNames.Proposal();
        var reason = new Option<string>("--reason") { Description = "What is wrong with it, for the other office.", HelpName = "TEXT", Required = true };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "contest",
            "Say what is wrong with the other office's proposal. It can still be accepted later; to answer with figures, use counter.",
            "statsx dossier contest DNK-SWE.1.1 --reason 'our register counts from six months'")
        {
            id, reason, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Dossiers.ContestProposalAsync(
                new ContestProposalRequest { RequestId = session.RequestId(requestId), Proposal = session.Get(id), Reason = session.Get(reason) },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Proposal), () => session.Out.Line($"Contested: {answer.Proposal.Id}. {CaseFacts.Proposer(answer.Proposal)} sees the reason."));
            return ExitCode.Done;
        });
    }
}
