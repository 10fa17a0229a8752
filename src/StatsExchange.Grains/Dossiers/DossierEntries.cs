// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Dossiers;

/// <summary>The kinds of entries in a dossier's stream.</summary>
internal static class DossierEntries
{
    public const string DossierOpened = "dossier-opened";
    public const string CaseOpened = "case-opened";
    public const string FigureProposed = "figure-proposed";
    public const string ProposalAccepted = "proposal-accepted";
    public const string CaseSettled = "case-settled";
}
