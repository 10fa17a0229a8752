// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Takes out of what a party reads the figures of proposals that were worked out from its partner's, where the partner opens these to it no more or has
/// taken back a value that they follow from. What both have signed is theirs and stays.
/// </summary>
internal sealed class OpenProposals(SideReader sides, RevisionReader revisions, Caller caller)
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

        var partner = @case.PartnerOf(country);
        var isOpened = await revisions.OpenedPeriodsAsync(@case, partner, caller);
        foreach (var proposal in open)
        {
            if (proposal.Figures.All(figure => isOpened(figure.TimePeriod)) && !await FollowsFromWithheldAsync(@case, proposal, partner))
            {
                continue;
            }

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
        && MethodOf(proposal)?.OnlySide != (country == @case.Origin ? ReportSide.Emigration : ReportSide.Immigration);

    // A method is named with its version.
    private static MethodDescription? MethodOf(Proposal proposal)
    {
        var id = proposal.Method.Split(' ')[0];
        return ReconciliationMethods.All.FirstOrDefault(method => method.Description.Id == id)?.Description;
    }

    // What a method that ties corridors together made rests on the figures of enough others; and what was used of this corridor is not recorded.
    private async Task<bool> FollowsFromWithheldAsync(Case @case, Proposal proposal, string partner) =>
        MethodOf(proposal) is { IsOfOneCorridor: true }
        && @case.VintageOf(proposal, partner) > 0
        && await revisions.IsAnyWithheldAsync(@case, partner, @case.VintageOf(proposal, partner), proposal.Figures.Select(figure => figure.TimePeriod).ToHashSet(StringComparer.Ordinal), caller)
        && !await IsSameWithoutAsync(@case, proposal);

    // A value that was withheld from the start is none that the figures follow from: they come out as they are without it.
    private async Task<bool> IsSameWithoutAsync(Case @case, Proposal proposal)
    {
        var pair = CorridorFields.Pair(@case.Pair);
        ProposeFigureRequest asked = new()
        {
            Method = proposal.Method.Split(' ')[0],
            Parameters = { proposal.Parameters },
            Detail = { proposal.Figures.SelectMany(figure => figure.Dimensions.Keys).Distinct(StringComparer.Ordinal) },
            ReleaseClass = proposal.ReleaseClass,
        };
        if (proposal.StayFactors.Length > 0)
        {
            (asked.StayFactors, asked.TargetStayMonths) = (proposal.StayFactors.Split(' ')[0], proposal.TargetStayMonths);
        }

        try
        {
            var origin = await sides.ReadAsync(pair.Origin, @case.Origin, ProposalDesk.Question(@case, @case.Origin, asked, caller) with { AsOfSeq = proposal.OriginVintage }, CancellationToken.None);
            var destination = await sides.ReadAsync(
                pair.Destination, @case.Destination, ProposalDesk.Question(@case, @case.Destination, asked, caller) with { AsOfSeq = proposal.DestinationVintage }, CancellationToken.None);
            return new RuleFigures(pair, origin, destination, asked).Work().Figures.SequenceEqual(proposal.Figures);
        }
        catch (RefusedException refusal) when (refusal.Reason is ErrorReason.MethodNotApplicable or ErrorReason.NoAgreement)
        {
            return false;
        }
    }
}
