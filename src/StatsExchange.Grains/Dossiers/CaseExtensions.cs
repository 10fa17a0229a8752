// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>What can be read off a case and its proposals.</summary>
internal static class CaseExtensions
{
    /// <summary>Whether both have signed an outcome, which stands however often the case is opened again.</summary>
    public static bool HasAgreed(this Case @case) => @case.AgreedProposal.Length > 0;

    /// <summary>The proposal both signed.</summary>
    public static Proposal Agreed(this Case @case) => @case.Proposal(@case.AgreedProposal);

    /// <summary>The proposal of that id, which the case has.</summary>
    public static Proposal Proposal(this Case @case, string id) => @case.Proposals.First(proposal => proposal.Id == id);

    /// <summary>The id of the proposal that is made next.</summary>
    public static string NextProposal(this Case @case) => $"{@case.Id}.{@case.Proposals.Count + 1}";

    /// <summary>Whether steps towards an outcome can be taken.</summary>
    public static bool IsOpen(this Case @case) => @case.State is CaseState.Open or CaseState.Revised or CaseState.Reopened;

    /// <summary>The revisions since it was settled of figures of a period, or of a part of it.</summary>
    public static IEnumerable<FigureRevision> RevisionsOf(this Case @case, string period)
    {
        var range = PeriodRange.Parse(period, period);
        return @case.Revisions.Where(revision => revision.Periods.Any(revised => range.Overlaps(PeriodRange.Parse(revised, revised))));
    }

    /// <summary>Whether its deadline has passed without anything having been written of it yet.</summary>
    public static bool IsOverdue(this Case @case, DateTimeOffset now) => @case.IsOpen() && @case.Deadline is { } deadline && deadline.Time.ToDateTimeOffset() <= now;

    /// <summary>Whether the proposal is still one that ends its case once both sign it.</summary>
    public static bool CanBeAccepted(this Proposal proposal) => proposal.State is ProposalState.Open or ProposalState.Contested;

    /// <summary>Whether a country's signature stands under the proposal.</summary>
    public static bool IsSignedBy(this Proposal proposal, string country) => proposal.Signatures.Any(signature => signature.Party == country);

    /// <summary>The office that made a proposal.</summary>
    public static string Proposer(this Proposal proposal) => Caller.PartyOf(proposal.ProposedBy);

    /// <summary>The other of the two countries.</summary>
    public static string PartnerOf(this Case @case, string country) => country == @case.Origin ? @case.Destination : @case.Origin;

    /// <summary>Vintage of one of the two countries that a proposal rests on.</summary>
    public static long VintageOf(this Case @case, Proposal proposal, string country) =>
        country == @case.Origin ? proposal.OriginVintage : proposal.DestinationVintage;
}
