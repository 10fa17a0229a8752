// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Takes out of what a party reads the figures of proposals that were worked out from its partner's, where the partner opens these to it no more. What
/// both have signed is theirs and stays.
/// </summary>
internal sealed class OpenProposals(RevisionReader revisions, Caller caller)
{
    /// <param name="case">The case.</param>
    /// <param name="told">What is told of its proposals; a copy that is changed.</param>
    public async Task WithholdAsync(Case @case, IEnumerable<Proposal> told)
    {
        if (caller.Country is not { } country)
        {
            return;
        }

        Proposal[] open = [.. told.Where(proposal => RestsOnPartner(@case, proposal, country))];
        if (open.Length == 0)
        {
            return;
        }

        var isOpened = await revisions.OpenedPeriodsAsync(@case, @case.PartnerOf(country), caller);
        foreach (var proposal in open.Where(proposal => !proposal.Figures.All(figure => isOpened(figure.TimePeriod))))
        {
            proposal.Figures.Clear();
            proposal.Statement = ByteString.Empty;
            proposal.FiguresWithheld = true;

            // With a signature at hand what the statement says could be tried out.
            foreach (var signature in proposal.Signatures)
            {
                signature.Signature_ = ByteString.Empty;
            }
        }
    }

    private static bool RestsOnPartner(Case @case, Proposal proposal, string country) =>
        proposal.Figures.Count > 0
        && proposal.Method != ProposalForm.Manual
        && proposal.State != ProposalState.Settled
        && @case.Settlements.All(settlement => settlement.Proposal != proposal.Id)
        && OnlySide(proposal) != (country == @case.Origin ? ReportSide.Emigration : ReportSide.Immigration);

    // A method is named with its version.
    private static ReportSide? OnlySide(Proposal proposal)
    {
        var id = proposal.Method.Split(' ')[0];
        return ReconciliationMethods.All.FirstOrDefault(method => method.Description.Id == id)?.Description.OnlySide;
    }
}
