// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Takes out of what a party is told the figures of proposals that were worked out from its partner's, where it may not see these any more. What
/// both have signed is theirs and stays.
/// </summary>
internal sealed class OpenProposals(DossierState state, ShownGrounds grounds, string country)
{
    /// <summary>Takes them out of an answer, which is changed.</summary>
    public async Task WithholdAsync(IMessage answer)
    {
        foreach (var told in ProposalSearch.In(answer))
        {
            if (state.FindCase(CaseFold.CaseOf(told.Id)) is { } @case && RestsOnPartner(@case, told) && !await grounds.AreShownAsync(@case, told))
            {
                Withhold(told);
            }
        }
    }

    private static void Withhold(Proposal told)
    {
        told.Figures.Clear();
        told.Statement = ByteString.Empty;
        told.FiguresWithheld = true;

        // With a signature at hand what the statement says could be tried out.
        foreach (var signature in told.Signatures)
        {
            signature.Signature_ = ByteString.Empty;
        }
    }

    private bool RestsOnPartner(Case @case, Proposal proposal) =>
        proposal.Figures.Count > 0
        && proposal.Method != ProposalForm.Manual
        && @case.Settlements.All(settlement => settlement.Proposal != proposal.Id)
        && ShownGrounds.OnlySideOf(proposal) != (country == @case.Origin ? ReportSide.Emigration : ReportSide.Immigration);
}
