// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>What of a dossier is told to whom, and in how many bytes.</summary>
internal static class DossierView
{
    private const int MostBytes = 512 * 1024;

    /// <summary>The dossier with the cases that are asked for; the largest in brief where they are too large together.</summary>
    public static Dossier Of(Dossier dossier, IEnumerable<Case> cases)
    {
        var told = cases.Select(Whole).ToList();
        var sizes = told.Select((@case, at) => (Size: @case.CalculateSize(), At: at)).OrderByDescending(one => one.Size).ToList();
        var total = sizes.Sum(one => (long)one.Size);
        foreach (var (size, at) in sizes.TakeWhile(_ => total > MostBytes))
        {
            told[at] = Brief(told[at]);
            total -= size - told[at].CalculateSize();
        }

        return new Dossier { Id = dossier.Id, OpenedBy = dossier.OpenedBy, OpenedAt = dossier.OpenedAt, Cases = { told } };
    }

    /// <summary>The dossier with one case.</summary>
    public static Dossier One(Dossier dossier, Case told) => new() { Id = dossier.Id, OpenedBy = dossier.OpenedBy, OpenedAt = dossier.OpenedAt, Cases = { told } };

    /// <summary>The dossier with its cases in brief.</summary>
    public static Dossier Brief(Dossier dossier) => new() { Id = dossier.Id, OpenedBy = dossier.OpenedBy, OpenedAt = dossier.OpenedAt, Cases = { dossier.Cases.Select(Brief) } };

    public static Case Whole(Case @case)
    {
        var told = @case.Clone();
        (told.ProposalCount, told.CommentCount, told.DocumentCount) = (@case.Proposals.Count, @case.Comments.Count, @case.Documents.Count);
        return told;
    }

    public static Case Brief(Case @case)
    {
        var told = Corridor(@case);
        (told.Outcome, told.AgreedProposal, told.State, told.Deadline, told.InBrief) = (@case.Outcome, @case.AgreedProposal, @case.State, @case.Deadline, true);
        (told.ProposalCount, told.CommentCount, told.DocumentCount) = (@case.Proposals.Count, @case.Comments.Count, @case.Documents.Count);
        told.Revision = @case.Revision;
        told.Revisions.Add(@case.Revisions);
        return told;
    }

    /// <summary>The case in brief, but for one proposal.</summary>
    public static Case BriefWith(Case @case, string proposal)
    {
        var told = Brief(@case);
        told.Proposals.Add(@case.Proposal(proposal));
        return told;
    }

    /// <summary>For a region that may be told the figure: the proposal both signed, who revised since, and nothing of how it came about.</summary>
    /// <param name="case">The case.</param>
    /// <param name="revised">Who revised cells that the region may see, and of which periods.</param>
    public static Case OnlyAgreed(Case @case, IEnumerable<FigureRevision> revised)
    {
        var told = OnlyOutcome(@case);
        told.AgreedProposal = @case.AgreedProposal;
        told.Proposals.Add(@case.Agreed().Clone());
        told.Revisions.Add(revised);
        return told;
    }

    /// <summary>For a region that may not be told a figure, or where there is none: how the case ended, and when.</summary>
    public static Case OnlyOutcome(Case @case)
    {
        var told = Corridor(@case);
        told.Outcome = @case.Outcome;
        told.Settlements.Add(@case.StandingEnd());
        return told;
    }

    /// <summary>For a region: how the case ended; null where it has not.</summary>
    public static CaseOutcome? OutcomeOf(Case @case)
    {
        if (@case.Outcome == Outcome.Unspecified)
        {
            return null;
        }

        var agreed = @case.HasAgreed() ? @case.Agreed() : null;
        return new CaseOutcome
        {
            Case = @case.Id,
            Origin = @case.Origin,
            Destination = @case.Destination,
            Pair = @case.Pair,
            PeriodFrom = @case.PeriodFrom,
            PeriodTo = @case.PeriodTo,
            Outcome = @case.Outcome,
            JointNote = agreed?.JointNote ?? "",
            AdoptingCountry = agreed?.AdoptingCountry ?? "",
            Time = TimeOf(@case),

            // That a side revised its figures shows in the state too, and is not for a region to learn by it.
            IsSettledAgain = @case.State == CaseState.Reopened,
        };
    }

    /// <summary>
    /// A revision that moves with what a region is told of the outcomes, and with nothing else: each private comment raises that of the dossier. It is
    /// never above that one.
    /// </summary>
    public static long RevisionOfOutcomes(Dossier? dossier)
    {
        var last = (dossier?.Cases ?? []).SelectMany(@case => @case.Settlements).MaxBy(settlement => settlement.Seq);
        return last is null ? 0 : last.Seq + dossier!.Cases.Sum(@case => @case.Reopenings.Count(again => again.Time.ToDateTimeOffset() > last.Time.ToDateTimeOffset()));
    }

    private static Google.Protobuf.WellKnownTypes.Timestamp TimeOf(Case @case) =>
        @case.Settlements.Last(settlement => settlement.Outcome == @case.Outcome).Time;

    /// <summary>What a case is about, and nothing of what became of it.</summary>
    public static Case Corridor(Case @case) => new()
    {
        Id = @case.Id,
        Origin = @case.Origin,
        Destination = @case.Destination,
        Pair = @case.Pair,
        PeriodFrom = @case.PeriodFrom,
        PeriodTo = @case.PeriodTo,
    };
}
