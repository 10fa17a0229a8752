// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>What an entry makes of the case it is about.</summary>
internal static class CaseFold
{
    /// <summary>The case an entry's body is about; null where it is about none.</summary>
    public static string? CaseOf(IMessage body) => body switch
    {
        FigureProposed proposed => proposed.Case,
        ProposalAccepted accepted => CaseOf(accepted.Proposal),
        ProposalWithdrawn withdrawn => CaseOf(withdrawn.Proposal),
        ProposalContested contested => CaseOf(contested.Proposal),
        CommentAdded added => added.Case,
        DocumentAttached attached => attached.Case,
        DeadlineSet set => set.Case,
        CaseSettled settled => settled.Case,
        CaseLapsed lapsed => lapsed.Case,
        CaseReopened reopened => reopened.Case,
        CaseRevisionNoticed noticed => noticed.Case,
        _ => null,
    };

    /// <summary>The case of a proposal, by its id.</summary>
    public static string CaseOf(string proposal) => proposal[..Math.Max(0, proposal.LastIndexOf('.'))];

    /// <summary>The dossier of a proposal, by its id.</summary>
    public static string DossierOf(string proposal) => proposal.Split('.')[0];

    public static Case Open(CaseOpened opened, long seq) => new()
    {
        Id = opened.Id,
        Origin = opened.Origin,
        Destination = opened.Destination,
        Pair = opened.Pair,
        PeriodFrom = opened.PeriodFrom,
        PeriodTo = opened.PeriodTo,
        State = CaseState.Open,
        Revision = seq,
    };

    public static void Apply(Case @case, CaseStep step)
    {
        var (body, actor, seq) = (step.Body, step.Actor, step.Seq);
        var time = Timestamp.FromDateTimeOffset(step.Time);
        @case.Revision = seq;
        switch (body)
        {
            case FigureProposed proposed:
                @case.Proposals.Add(ProposalFold.Made(proposed.Proposal));
                break;
            case ProposalAccepted accepted:
                @case.Proposal(accepted.Proposal).Signatures.Add(accepted.Signature);
                break;
            case ProposalWithdrawn withdrawn:
                @case.Proposal(withdrawn.Proposal).State = ProposalState.Withdrawn;
                break;
            case ProposalContested contested:
                ProposalFold.Contest(@case.Proposal(contested.Proposal), contested, actor, time);
                break;
            case CommentAdded added:
                @case.Comments.Add(new Comment { Number = @case.Comments.Count + 1, Text = added.Text, WrittenBy = actor, Time = time });
                break;
            case DocumentAttached attached:
                @case.Documents.Add(new Document
                {
                    Digest = attached.Digest, Name = attached.Name, MediaType = attached.MediaType, Size = attached.Size, AttachedBy = actor, Time = time,
                });
                break;
            case DeadlineSet set:
                @case.Deadline = new Deadline { Time = set.Deadline, SetBy = actor, SetAt = time };
                break;
            case CaseSettled settled:
                Settle(@case, settled, seq, time);
                break;
            case CaseLapsed:
                Lapse(@case, seq, time);
                break;
            case CaseReopened reopened:
                Reopen(@case, new Reopening { Reason = reopened.Reason, ReopenedBy = actor, Time = time });
                break;
            case CaseRevisionNoticed noticed:
                Notice(@case, noticed, time);
                break;
        }
    }

    private static void Settle(Case @case, CaseSettled settled, long seq, Timestamp time)
    {
        (@case.State, @case.Outcome, @case.AgreedProposal) = (CaseState.Settled, settled.Outcome, settled.Proposal);
        @case.Settlements.Add(new Settlement { Outcome = settled.Outcome, Proposal = settled.Proposal, Time = time, Seq = seq });
        @case.Revisions.Clear();
        End(@case);
        @case.Proposal(settled.Proposal).State = ProposalState.Settled;
    }

    private static void Lapse(Case @case, long seq, Timestamp time)
    {
        @case.State = CaseState.Lapsed;
        @case.Outcome = @case.HasAgreed() ? @case.Outcome : Outcome.Lapsed;
        @case.Settlements.Add(new Settlement { Outcome = Outcome.Lapsed, Time = time, Seq = seq });
        End(@case);
    }

    // A signature given for one end of a case must not be completed by the other office alone after another.
    private static void End(Case @case)
    {
        @case.Deadline = null;
        foreach (var proposal in @case.Proposals.Where(proposal => proposal.CanBeAccepted()))
        {
            proposal.State = ProposalState.Closed;
        }
    }

    private static void Reopen(Case @case, Reopening reopening)
    {
        @case.State = @case.HasAgreed() ? CaseState.Reopened : CaseState.Open;
        @case.Outcome = @case.HasAgreed() ? @case.Outcome : Outcome.Unspecified;
        @case.Reopenings.Add(reopening);
    }

    private static void Notice(Case @case, CaseRevisionNoticed noticed, Timestamp time)
    {
        @case.State = @case.IsOpen() ? @case.State : CaseState.Revised;
        if (@case.Revisions.FirstOrDefault(revision => revision.Country == noticed.Country) is { } earlier)
        {
            @case.Revisions.Remove(earlier);
        }

        @case.Revisions.Add(new FigureRevision { Country = noticed.Country, SettledVintage = noticed.SettledVintage, Vintage = noticed.Vintage, Time = time });
    }
}
