// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>The cases of one dossier as a batch of decisions needs them; each is read once.</summary>
internal sealed class DecisionBatch(HubConnection hub, string dossier)
{
    private readonly Dictionary<string, Case> _cases = new(StringComparer.Ordinal);

    public async Task<(Case Case, Proposal Proposal)> FindAsync(string proposal, CancellationToken cancellationToken)
    {
        if (DossierNames.DossierOf(proposal) != dossier)
        {
            throw CommandException.WrongUsage($"{proposal} is no proposal of {dossier}.");
        }

        var @case = await WholeAsync(DossierNames.CaseOf(proposal), cancellationToken).ConfigureAwait(false);
        return (@case, CaseReading.In(@case, proposal));
    }

    /// <summary>Acceptance, still to be signed, of the one open proposal of each case that the key has not signed.</summary>
    /// <exception cref="CommandException">A case has several: which one is meant nobody can guess.</exception>
    public async Task<List<ProposalDecision>> OpenAsync(string keyId, string[] only, CancellationToken cancellationToken)
    {
        var told = (await hub.Dossiers.GetDossierAsync(new GetDossierRequest { Dossier = dossier }, cancellationToken: cancellationToken)).Dossier;
        if (only.FirstOrDefault(id => told.Cases.All(@case => @case.Id != id)) is { } unknown)
        {
            throw CommandException.Failed($"The dossier {dossier} has no case {unknown}.");
        }

        var decisions = new List<ProposalDecision>();
        foreach (var brief in told.Cases.Where(@case => CaseFacts.IsOpen(@case) && (only.Length == 0 || only.Contains(@case.Id))))
        {
            var @case = await WholeAsync(brief.Id, cancellationToken).ConfigureAwait(false);
            Proposal[] open = [.. @case.Proposals.Where(proposal => proposal.State == ProposalState.Open)];
            if (open.Length > 1)
            {
                throw CommandException.Failed($"{@case.Id} has {open.Length} open proposals: {string.Join(", ", open.Select(proposal => proposal.Id))}. Say in a file which one is meant.");
            }

            decisions.AddRange(open
                .Where(proposal => proposal.Signatures.All(signature => signature.KeyId != keyId))
                .Select(proposal => new ProposalDecision { Proposal = proposal.Id, Accept = new Acceptance() }));
        }

        return decisions;
    }

    private async Task<Case> WholeAsync(string id, CancellationToken cancellationToken)
    {
        if (!_cases.TryGetValue(id, out var @case))
        {
            _cases[id] = @case = await CaseReading.CaseAsync(hub, id, cancellationToken).ConfigureAwait(false);
        }

        return @case;
    }
}
