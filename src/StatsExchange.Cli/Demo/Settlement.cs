// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Google.Protobuf;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Contracts.Dossiers;
using StatsExchange.V1;

namespace StatsExchange.Cli.Demo;

/// <summary>Settles one corridor: the origin's analyst opens a case and proposes, both signatories accept.</summary>
internal static class Settlement
{
    private const string Origin = "SWE";
    private const string Destination = "DNK";
    private const int FlowDefinitionMonths = 12;

    private static readonly string[] Columns = ["corridor", "period", "method", "agreed figure#", "outcome", "signed by"];

    public static async Task<DemoStep> SettleAsync(DemoWorld world, string period, CancellationToken cancellationToken)
    {
        var analyst = world.As(Origin, "analyst").Dossiers;
        var opened = await analyst.OpenDossierAsync(
            new OpenDossierRequest { RequestId = "demo-dossier", Country = Origin, Partner = Destination },
            cancellationToken: cancellationToken);
        var begun = await analyst.OpenCaseAsync(
            new OpenCaseRequest { RequestId = "demo-case", Dossier = opened.Dossier.Id, Origin = Origin, Pair = "residence", PeriodFrom = period, PeriodTo = period },
            cancellationToken: cancellationToken);
        var proposed = await analyst.ProposeFigureAsync(
            new ProposeFigureRequest
            {
                RequestId = "demo-proposal",
                Case = begun.Case.Id,
                Method = "mean",
                TargetDefinition = new TargetDefinition { Basis = "RES", MinimumStayMonths = FlowDefinitionMonths, Population = "usual residents", ReferenceDate = period },
                Justification = "Both registers use the 12-month definition.",
                ReleaseClass = ReleaseClass.Region,
            },
            cancellationToken: cancellationToken);
        var settled = begun.Case;
        foreach (var party in new[] { Origin, Destination })
        {
            settled = await AcceptAsync(world, party, settled, proposed.Proposal, cancellationToken).ConfigureAwait(false);
        }

        if (settled.Outcome != Outcome.AgreedFigure)
        {
            throw CommandException.Failed($"The case {settled.Id} is not settled after both have signed.");
        }

        var proposal = settled.Proposals.Single(p => p.Id == settled.AgreedProposal);
        return new DemoStep(
            $"{Figures.Party(Origin)} and {Figures.Party(Destination)} have settled {period}.",
            new JsonObject { ["case"] = MessageJson.Of(settled) },
            FigureTable.Of(null, Columns, proposal.Figures.Select(f => new[]
            {
                $"{Figures.Party(Origin)} → {Figures.Party(Destination)}",
                f.TimePeriod,
                proposal.Method,
                Figures.Value(f.Value),
                Named.Word(ShortNames.Of(settled.Outcome)),
                string.Join(", ", proposal.Signatures.Select(s => s.Name)),
            })));
    }

    private static async Task<Case> AcceptAsync(DemoWorld world, string party, Case @case, Proposal proposal, CancellationToken cancellationToken)
    {
        if (!proposal.Statement.Span.SequenceEqual(ProposalStatement.Of(@case, proposal)))
        {
            throw CommandException.NotVerified($"The statement of {proposal.Id} does not say what was proposed.");
        }

        var key = world.KeyOf(party);
        var answer = await world.Signatory(party).Dossiers.AcceptProposalAsync(
            new AcceptProposalRequest
            {
                RequestId = $"demo-accept-{party}",
                Proposal = proposal.Id,
                KeyId = key.KeyId,
                Signature = ByteString.CopyFrom(key.SignDer(proposal.Statement.Span)),
            },
            cancellationToken: cancellationToken);
        return answer.Case;
    }
}
