// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>How much a dossier and a case hold. Steps that end a case always find room.</summary>
internal static class CaseLimits
{
    public const int MostDecisions = 200;
    public const int CommentBytes = 4_096;
    public const int NameBytes = 256;
    private const int MostCases = 200;
    private const int MostProposals = 100;
    private const int MostComments = 500;
    private const int MostDocuments = 100;
    private const int MostReopenings = 100;
    private const int CaseBytes = 768 * 1024;
    private const int DossierBytes = 16 * 1024 * 1024;

    public static void RequireRoomForCase(Dossier dossier)
    {
        if (dossier.Cases.Count >= MostCases)
        {
            throw CaseRules.NotFit($"The dossier {dossier.Id} has {MostCases} cases, the most there may be. Open one of them again.");
        }
    }

    public static void RequireRoomForProposal(Case @case) => RequireFewer(@case, @case.Proposals.Count, MostProposals, "proposals");

    public static void RequireRoomForComment(Case @case) => RequireFewer(@case, @case.Comments.Count, MostComments, "comments");

    public static void RequireRoomForDocument(Case @case) => RequireFewer(@case, @case.Documents.Count, MostDocuments, "documents");

    public static void RequireRoomForReopening(Case @case) => RequireFewer(@case, @case.Reopenings.Count, MostReopenings, "openings again");

    /// <summary>Refuses what makes a case or the dossier too large.</summary>
    /// <param name="dossier">The dossier as it was.</param>
    /// <param name="case">The case with what is added.</param>
    public static void RequireSize(Dossier dossier, Case @case)
    {
        var size = @case.CalculateSize();
        if (size > CaseBytes)
        {
            throw CaseRules.NotFit($"Case {@case.Id} would be larger than {CaseBytes / 1024} KiB, the most there may be. Open another case.");
        }

        if (dossier.Cases.Where(other => other.Id != @case.Id).Sum(other => (long)other.CalculateSize()) + size > DossierBytes)
        {
            throw CaseRules.NotFit($"The dossier {dossier.Id} would be larger than {DossierBytes / 1024 / 1024} MiB, the most there may be.");
        }
    }

    public static void RequireText(string text, string field, int bytes)
    {
        if (string.IsNullOrWhiteSpace(text) || Encoding.UTF8.GetByteCount(text) > bytes)
        {
            throw RefusedException.Field(field, $"expected a text of at most {bytes} bytes of UTF-8");
        }
    }

    private static void RequireFewer(Case @case, int count, int most, string things)
    {
        if (count >= most)
        {
            throw CaseRules.NotFit($"Case {@case.Id} has {most} {things}, the most there may be.");
        }
    }
}
