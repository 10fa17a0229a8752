// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Contracts.Dossiers;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierAccept
{
    public static Command Create()
    {
        var id = new Argument<string>("PROPOSAL") { Description = "The proposal, for example DNK-SWE.1.1." };
        var key = Named.Key();
        var yes = Signing.Yes();
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "accept",
            "Accept a proposal with your signature, as a signatory of one of the two. Settled once both have.",
            "statsx dossier accept DNK-SWE.1.1 --key swe-signatory.pem --token-file swe-signatory.token")
        {
            id, key, yes, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            using var signer = Signing.ReadKey(session.Get(key));
            var (@case, proposal) = await FindAsync(session, session.Get(id), cancellationToken).ConfigureAwait(false);
            var stated = ProposalStatement.Of(@case, proposal);
            var answer = await session.Hub.Dossiers.AcceptProposalAsync(
                new AcceptProposalRequest
                {
                    RequestId = session.RequestId(requestId),
                    Proposal = proposal.Id,
                    KeyId = signer.KeyId,
                    Signature = Signing.Sign(session.Out, proposal.Statement, stated, signer, session.Get(yes)),
                },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Case), () => DossierText.Show(session.Out, answer.Case));
            return ExitCode.Done;
        });
    }

    /// <summary>A proposal's id is dossier, case and number, for example DNK-SWE.1.2.</summary>
    private static async Task<(Case Case, Proposal Proposal)> FindAsync(Session session, string id, CancellationToken cancellationToken)
    {
        var answer = await session.Hub.Dossiers.GetDossierAsync(new GetDossierRequest { Dossier = id.Split('.')[0] }, cancellationToken: cancellationToken);
        foreach (var @case in answer.Dossier.Cases)
        {
            if (@case.Proposals.FirstOrDefault(p => p.Id == id) is { } proposal)
            {
                return (@case, proposal);
            }
        }

        throw CommandException.Failed($"The dossier {answer.Dossier.Id} has no proposal {id}.");
    }
}
