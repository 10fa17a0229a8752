// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Dossiers;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Makes proposals to end a case with another outcome than a figure. Like a figure they name the vintages they rest on.</summary>
internal sealed class ClosingDesk
{
    private readonly RevisionReader _revisions;

    public ClosingDesk(RevisionReader revisions) => _revisions = revisions;

    public async Task<Proposal> MakeAsync(Case @case, CloseCaseRequest asked, Caller caller, DateTimeOffset now)
    {
        Check(@case, asked, now);
        Answering.Check(@case, asked.Answers, caller);
        if (asked.Outcome == Outcome.AdoptsPartner)
        {
            await _revisions.RequireAdoptionAsync(@case, asked.AdoptingCountry, caller);
        }

        var proposal = new Proposal
        {
            Id = @case.NextProposal(),
            Outcome = asked.Outcome,
            JointNote = asked.JointNote,
            AdoptingCountry = asked.AdoptingCountry,
            RevisesBy = asked.RevisesBy,
            Answers = asked.Answers,
            OriginVintage = await _revisions.VintageAsync(@case, @case.Origin, asked.Outcome, caller),
            DestinationVintage = await _revisions.VintageAsync(@case, @case.Destination, asked.Outcome, caller),
            ReleaseClass = ReleaseClass.Region,
            ProposedBy = caller.Actor,
            Time = Timestamp.FromDateTimeOffset(now),
        };
        proposal.Statement = ByteString.CopyFrom(ProposalStatement.Of(@case, proposal));
        return proposal;
    }

    private static void Check(Case @case, CloseCaseRequest asked, DateTimeOffset now)
    {
        if (asked.Outcome is not (Outcome.ExplainedDifference or Outcome.OriginRevises or Outcome.DestinationRevises or Outcome.AdoptsPartner or Outcome.NoAgreement))
        {
            throw RefusedException.Field("outcome", asked.Outcome switch
            {
                Outcome.AgreedFigure => "expected another outcome: a figure is agreed by proposing it",
                Outcome.Lapsed => "expected another outcome: nobody decides that a case lapses, its deadline does",
                _ => "expected EXPLAINED_DIFFERENCE, ORIGIN_REVISES, DESTINATION_REVISES, ADOPTS_PARTNER or NO_AGREEMENT",
            });
        }

        FreeText.CheckGiven(asked.JointNote, "joint_note");
        var adopts = asked.Outcome == Outcome.AdoptsPartner;
        if (adopts ? asked.AdoptingCountry != @case.Origin && asked.AdoptingCountry != @case.Destination : asked.AdoptingCountry.Length > 0)
        {
            throw RefusedException.Field("adopting_country", adopts ? $"expected {@case.Origin} or {@case.Destination}" : "expected for ADOPTS_PARTNER only");
        }

        var revises = asked.Outcome is Outcome.OriginRevises or Outcome.DestinationRevises;
        if (RequestTimes.Read(asked.RevisesBy, "revises_by") is { } by && (!revises || by <= now))
        {
            throw RefusedException.Field("revises_by", revises ? "expected a time to come" : "expected for ORIGIN_REVISES and DESTINATION_REVISES only");
        }
    }
}
