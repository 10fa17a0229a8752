// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using Google.Protobuf;
using StatsExchange.Cli.Terminal;
using StatsExchange.Contracts.Dossiers;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierDecide
{
    private static readonly string[] Columns = ["proposal", "now", "signed by", "case", "outcome"];

    public static Command Create()
    {
        var id = DossierNames.Dossier();
        var file = new Option<string?>("--file") { Description = "Decisions, one a line: PROPOSAL accept, PROPOSAL withdraw, or PROPOSAL contest REASON. Lines that begin with # say nothing.", HelpName = "FILE" };
        var all = new Option<bool>("--all") { Description = "Accept the open proposal of each case that your key has not signed yet. A case with several needs a file." };
        var cases = new Option<string[]>("--case") { Description = "With --all: only these cases; several may be named.", HelpName = "CASE", AllowMultipleArgumentsPerToken = true };
        var key = Named.Key();
        key.Required = false;
        var yes = Signing.Yes();
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "decide",
            "Decide on many proposals of one dossier at once: all of them, or none if one cannot be decided like that. Every statement is shown before it is signed.",
            "statsx dossier decide DNK-SWE --all --key ana.pem",
            "statsx dossier decide DNK-SWE --all --case DNK-SWE.1 DNK-SWE.2 --key ana.pem --yes",
            "statsx dossier decide DNK-SWE --file decisions.txt --key ana.pem")
        {
            id, file, all, cases, key, yes, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            if (session.Get(all) == (session.Get(file) is not null) || (session.Get(cases) is { Length: > 0 } && !session.Get(all)))
            {
                throw CommandException.WrongUsage("Give either --file FILE or --all; --case goes with --all.");
            }

            using var signer = session.Get(key) is { } path ? Signing.ReadKey(path) : null;
            var batch = new DecisionBatch(session.Hub, session.Get(id));
            var decisions = session.Get(file) is { } decided
                ? DecisionFile.Parse(decided, await File.ReadAllLinesAsync(decided, cancellationToken).ConfigureAwait(false))
                : await batch.OpenAsync(signer?.KeyId ?? throw NoKey(), session.Get(cases) ?? [], cancellationToken).ConfigureAwait(false);
            if (decisions.Count == 0)
            {
                throw CommandException.Failed("There is nothing to decide.");
            }

            await SignAsync(session, batch, decisions, signer, session.Get(yes), cancellationToken).ConfigureAwait(false);
            var answer = await session.Hub.Dossiers.DecideProposalsAsync(
                new DecideProposalsRequest { RequestId = session.RequestId(requestId), Dossier = session.Get(id), Decisions = { decisions } },
                cancellationToken: cancellationToken);
            session.Out.Result(
                () => new JsonObject { ["proposals"] = MessageJson.Of(answer.Proposals) },
                () => session.Out.Show(FigureTable.Of(null, Columns, answer.Proposals.Select(RowOf))));
            return ExitCode.Done;
        });
    }

    private static async Task SignAsync(
        Session session, DecisionBatch batch, List<ProposalDecision> decisions, SigningKey? signer, bool yes, CancellationToken cancellationToken)
    {
        ProposalDecision[] accepted = [.. decisions.Where(decision => decision.DecisionCase == ProposalDecision.DecisionOneofCase.Accept)];
        if (accepted.Length == 0)
        {
            return;
        }

        var key = signer ?? throw NoKey();
        foreach (var decision in accepted)
        {
            var (@case, proposal) = await batch.FindAsync(decision.Proposal, cancellationToken).ConfigureAwait(false);
            Signing.Check(session.Out, proposal.Statement, ProposalStatement.Of(@case, proposal));
        }

        await Signing.ConfirmAsync(session.Out, yes, accepted.Length == 1 ? "Sign it?" : $"Sign all {accepted.Length}?", cancellationToken).ConfigureAwait(false);
        foreach (var decision in accepted)
        {
            var (_, proposal) = await batch.FindAsync(decision.Proposal, cancellationToken).ConfigureAwait(false);
            decision.Accept = new Acceptance { KeyId = key.KeyId, Signature = ByteString.CopyFrom(key.SignDer(proposal.Statement.Span)) };
        }
    }

    private static CommandException NoKey() => CommandException.WrongUsage("Proposals are accepted with a signature: give --key FILE.");

    private static string[] RowOf(DecidedProposal decided) =>
    [
        decided.Proposal,
        CaseText.Said(decided.State),
        decided.SignedBy.Count == 0 ? Figures.Dash : string.Join(", ", decided.SignedBy.Select(Figures.Party)),
        CaseText.Said(decided.CaseState),
        decided.Outcome == Outcome.Unspecified ? Figures.Dash : CaseText.Said(decided.Outcome),
    ];
}
