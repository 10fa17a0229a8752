// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Which steps a case and its proposals allow now. What is refused says what is allowed instead.</summary>
internal static class CaseRules
{
    /// <exception cref="RefusedException">No step towards an outcome can be taken.</exception>
    public static void RequireOpen(Case @case, DateTimeOffset now)
    {
        if (@case.IsOverdue(now))
        {
            throw NotFit($"Case {@case.Id} lapsed at its deadline, {@case.Deadline.Time.ToDateTimeOffset().ToString("u", CultureInfo.InvariantCulture)}. Open it again to go on.");
        }

        if (!@case.IsOpen())
        {
            throw NotFit($"Case {@case.Id} {(@case.State == CaseState.Lapsed ? "has lapsed" : "is settled")}. Open it again to go on.");
        }
    }

    /// <exception cref="RefusedException">The case is being settled.</exception>
    public static void RequireEnded(Case @case, DateTimeOffset now)
    {
        if (@case.IsOpen() && !@case.IsOverdue(now))
        {
            throw NotFit($"Case {@case.Id} is open. Propose, accept or contest instead.");
        }
    }

    /// <exception cref="RefusedException">The proposal can no longer be accepted.</exception>
    public static void RequireAcceptable(Proposal proposal)
    {
        if (!proposal.CanBeAccepted())
        {
            throw NotFit(proposal.State switch
            {
                ProposalState.Withdrawn => $"Proposal {proposal.Id} was withdrawn. Propose anew.",
                ProposalState.Settled => $"Proposal {proposal.Id} is settled: both have signed it.",
                _ => $"Proposal {proposal.Id} is closed: its case ended otherwise. Propose anew.",
            });
        }
    }

    /// <exception cref="RefusedException">The office has signed it.</exception>
    public static void RequireUnsignedBy(Proposal proposal, string country)
    {
        if (proposal.IsSignedBy(country))
        {
            var end = proposal.Proposer() == country ? $"or withdrawn by {country}, which made it" : $"withdrawn by its maker, or contested by {country}";
            throw new RefusedException(ErrorReason.AlreadyExists, $"{country} has accepted proposal {proposal.Id} already. What it signed stands until the proposal is settled, {end}.");
        }
    }

    /// <exception cref="RefusedException">It was made by another office.</exception>
    public static void RequireMadeBy(Proposal proposal, string country)
    {
        if (proposal.Proposer() != country)
        {
            throw new RefusedException(ErrorReason.NotYours, $"Proposal {proposal.Id} was made by {proposal.Proposer()}, which alone can withdraw it. Contest it, or answer it with another.");
        }
    }

    /// <exception cref="RefusedException">It was made by the same office.</exception>
    public static void RequireMadeByPartnerOf(Proposal proposal, string country, string otherwise)
    {
        if (proposal.Proposer() == country)
        {
            throw NotFit($"Proposal {proposal.Id} was made by {country} itself. {otherwise}");
        }
    }

    public static RefusedException NotFit(string message) => new(ErrorReason.StateNotFit, message);
}
