// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Dossiers;

/// <summary>
/// The bytes both signatories sign to accept a proposal: the outcome, and all that it means. A figure is stated with its target definition,
/// harmonisation, method, parameters, vintages, sheets and release class; of other outcomes what <see cref="OutcomeStatement"/> states.
/// </summary>
public static class ProposalStatement
{
    /// <summary>
    /// States the proposal for its case, in the version of the statement it carries; in the newest where it carries none yet. Values in shortest
    /// round-trip form; the originals are not part of the figures agreed.
    /// </summary>
    /// <exception cref="FormatException">The time of a figure is not a period, a code is none, or that version cannot state the proposal.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The outcome or the release class is none of those that can be agreed.</exception>
    public static byte[] Of(Case @case, Proposal proposal) =>
        proposal.Outcome is not (Outcome.Unspecified or Outcome.AgreedFigure) ? OutcomeStatement.Of(@case, proposal)
        : IsOf(FirstFigureStatement.Title, proposal) ? FirstFigureStatement.Of(@case, proposal)
        : AgreedFigureStatement.Of(@case, proposal);

    private static bool IsOf(string title, Proposal proposal) => proposal.Statement.Span.StartsWith(Encoding.UTF8.GetBytes($"{title}\n"));
}
