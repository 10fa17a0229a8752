// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Dossiers;

/// <summary>The kinds of entries in a dossier's stream.</summary>
internal static class DossierEntries
{
    public const string DossierOpened = "dossier-opened";
    public const string CaseOpened = "case-opened";
    public const string FigureProposed = "figure-proposed";
    public const string ProposalAccepted = "proposal-accepted";
    public const string ProposalWithdrawn = "proposal-withdrawn";
    public const string ProposalContested = "proposal-contested";
    public const string CommentAdded = "comment-added";
    public const string DocumentAttached = "document-attached";
    public const string DeadlineSet = "deadline-set";
    public const string CaseSettled = "case-settled";
    public const string CaseLapsed = "case-lapsed";
    public const string CaseReopened = "case-reopened";
    public const string CaseRevisionNoticed = "case-revision-noticed";
}
