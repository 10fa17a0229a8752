// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierWithdraw
{
    public static Command Create()
    {
        var id = DossierNames.Proposal();
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "withdraw",
            "Take a proposal of your office back, until both have signed it. Nobody can accept it any more.",
            "statsx dossier withdraw DNK-SWE.1.1")
        {
            id, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Dossiers.WithdrawProposalAsync(
                new WithdrawProposalRequest { RequestId = session.RequestId(requestId), Proposal = session.Get(id) },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Proposal), () => session.Out.Line($"Withdrawn: {answer.Proposal.Id}."));
            return ExitCode.Done;
        });
    }
}
