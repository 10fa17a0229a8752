// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// How much a dossier and a case hold. Each office has half of it, so that neither can leave the other without room; steps that end a case always
/// find some.
/// </summary>
internal static class CaseLimits
{
    public const int MostDecisions = 200;
    public const int CommentBytes = 4_096;
    public const int NameBytes = 256;
    private const int MostCases = 200;
    private const int MostProposals = 50;
    private const int MostComments = 250;
    private const int MostDocuments = 50;
    private const int MostReopenings = 50;
    private const int CaseBytes = 384 * 1024;
    private const int DossierBytes = 8 * 1024 * 1024;

    public static void RequireRoomForCase(Dossier dossier)
    {
        if (dossier.Cases.Count >= MostCases)
        {
            throw CaseRules.NotFit($"The dossier {dossier.Id} has {MostCases} cases, the most there may be. Open one of them again.");
        }
    }

    public static void RequireRoomForProposal(Case @case, string party) =>
        RequireFewer(@case, party, @case.Proposals.Count(proposal => proposal.Proposer() == party), MostProposals, "proposals");

    public static void RequireRoomForComment(Case @case, string party) =>
        RequireFewer(@case, party, @case.Comments.Count(comment => Caller.PartyOf(comment.WrittenBy) == party), MostComments, "comments");

    public static void RequireRoomForDocument(Case @case, string party) =>
        RequireFewer(@case, party, @case.Documents.Count(document => Caller.PartyOf(document.AttachedBy) == party), MostDocuments, "documents");

    public static void RequireRoomForReopening(Case @case, string party) =>
        RequireFewer(@case, party, @case.Reopenings.Count(reopening => Caller.PartyOf(reopening.ReopenedBy) == party), MostReopenings, "openings again");

    /// <summary>Refuses what an office adds beyond its share of a case or of the dossier.</summary>
    /// <param name="dossier">The dossier as it was.</param>
    /// <param name="case">The case with what is added.</param>
    /// <param name="party">The office.</param>
    public static void RequireSize(Dossier dossier, Case @case, string party)
    {
        var size = BytesOf(@case, party);
        if (size > CaseBytes)
        {
            throw CaseRules.NotFit($"What {party} has put into case {@case.Id} would be more than {CaseBytes / 1024} KiB, the most there may be. Open another case.");
        }

        if (dossier.Cases.Where(other => other.Id != @case.Id).Sum(other => BytesOf(other, party)) + size > DossierBytes)
        {
            throw CaseRules.NotFit($"What {party} has put into the dossier {dossier.Id} would be more than {DossierBytes / 1024 / 1024} MiB, the most there may be.");
        }
    }

    public static void RequireText(string text, string field, int bytes)
    {
        if (string.IsNullOrWhiteSpace(text) || Encoding.UTF8.GetByteCount(text) > bytes)
        {
            throw RefusedException.Field(field, $"expected a text of at most {bytes} bytes of UTF-8");
        }
    }

    private static long BytesOf(Case @case, string party) =>
        @case.Proposals.Sum(proposal => BytesOf(proposal, party))
        + @case.Comments.Where(comment => Caller.PartyOf(comment.WrittenBy) == party).Sum(comment => (long)comment.CalculateSize())
        + @case.Documents.Where(document => Caller.PartyOf(document.AttachedBy) == party).Sum(document => (long)document.CalculateSize())
        + @case.Reopenings.Where(reopening => Caller.PartyOf(reopening.ReopenedBy) == party).Sum(reopening => (long)reopening.CalculateSize());

    // The reason for which a proposal is contested is the other office's.
    private static long BytesOf(Proposal proposal, string party)
    {
        var contest = proposal.Contest?.CalculateSize() ?? 0;
        return proposal.Proposer() == party ? proposal.CalculateSize() - contest : contest;
    }

    private static void RequireFewer(Case @case, string party, int count, int most, string things)
    {
        if (count >= most)
        {
            throw CaseRules.NotFit($"{party} has {most} {things} in case {@case.Id}, the most there may be.");
        }
    }
}
