// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>What can be read off a case and its proposals.</summary>
internal static class CaseFacts
{
    public static bool IsOpen(Case @case) => @case.State is CaseState.Open or CaseState.Revised or CaseState.Reopened;

    public static bool CanBeAccepted(Proposal proposal) => proposal.State is ProposalState.Open or ProposalState.Contested;

    public static string Proposer(Proposal proposal) => proposal.ProposedBy.Split('/')[0];

    public static string[] Countries(Case @case) => [@case.Origin, @case.Destination];

    public static string[] Unsigned(Case @case, Proposal proposal) =>
        [.. Countries(@case).Except(proposal.Signatures.Select(signature => signature.Party))];

    /// <summary>Countries whose figures were revised after the proposal was made: nobody can accept it any more.</summary>
    public static string[] RevisedSince(Case @case, Proposal proposal) =>
    [
        .. @case.Revisions
            .Where(revision => (revision.Country == @case.Origin ? proposal.OriginVintage : proposal.DestinationVintage) < revision.Vintage)
            .Select(revision => revision.Country),
    ];

    /// <summary>Agreed figure of a proposal from before there were other outcomes, too.</summary>
    public static Outcome OutcomeOf(Proposal proposal) => proposal.Outcome == Outcome.Unspecified ? Outcome.AgreedFigure : proposal.Outcome;
}
