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
        var id = DossierNames.Proposal();
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
            var (@case, proposal) = await CaseReading.ProposalAsync(session.Hub, session.Get(id), cancellationToken).ConfigureAwait(false);
            var answer = await session.Hub.Dossiers.AcceptProposalAsync(
                new AcceptProposalRequest
                {
                    RequestId = session.RequestId(requestId),
                    Proposal = proposal.Id,
                    KeyId = signer.KeyId,
                    Signature = await Signing.SignAsync(session.Out, proposal.Statement, ProposalStatement.Of(@case, proposal), signer, session.Get(yes), cancellationToken)
                        .ConfigureAwait(false),
                },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Case), () => Show(session.Out, answer.Case, proposal.Id));
            return ExitCode.Done;
        });
    }

    private static void Show(Output output, Case @case, string accepted)
    {
        var proposal = CaseReading.In(@case, accepted);
        var lacking = CaseFacts.Unsigned(@case, proposal);
        output.Line(lacking.Length == 0
            ? CaseText.State(@case)
            : $"Signed. Proposal {accepted} still needs a signatory of {string.Join(" and of ", lacking.Select(Figures.Party))}.");
    }
}
