// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Dossiers;

/// <summary>The bytes both signatories sign to end a case otherwise than with a figure.</summary>
internal static class OutcomeStatement
{
    /// <exception cref="ArgumentOutOfRangeException">The outcome is none that can be signed.</exception>
    public static byte[] Of(Case @case, Proposal proposal) => new StatementWriter("statsexchange case outcome v1")
        .Corridor(@case, proposal)
        .Periods(@case)
        .Line("outcome", NameOf(proposal.Outcome))
        .Line("adopting_country", proposal.AdoptingCountry)
        .Line("revises_by", proposal.RevisesBy)
        .Line("origin_vintage", proposal.OriginVintage)
        .Line("destination_vintage", proposal.DestinationVintage)
        .Line("answers", proposal.Answers)
        .Line("joint_note", proposal.JointNote)
        .ToBytes();

    private static string NameOf(Outcome outcome) => outcome switch
    {
        Outcome.ExplainedDifference => "EXPLAINED_DIFFERENCE",
        Outcome.OriginRevises => "ORIGIN_REVISES",
        Outcome.DestinationRevises => "DESTINATION_REVISES",
        Outcome.AdoptsPartner => "ADOPTS_PARTNER",
        Outcome.NoAgreement => "NO_AGREEMENT",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "A statement names outcomes that both sign."),
    };
}
