// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Signatures;
using StatsExchange.Domain;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Dossiers;

/// <summary>The first form of a statement, of a figure per period only: what was signed in it stays verifiable for ever.</summary>
internal static class FirstFigureStatement
{
    public const string Title = "statsexchange agreed figure v1";

    /// <exception cref="FormatException">The proposal says more than this form can state, or the time of a figure is not a period.</exception>
    public static byte[] Of(Case @case, Proposal proposal)
    {
        if (SaysMore(proposal))
        {
            throw new FormatException("The statement leaves out a part of the proposal.");
        }

        var writer = new StatementWriter(Title)
            .Corridor(@case, proposal);
        foreach (var figure in proposal.Figures)
        {
            writer.Line($"figure {Period.Parse(figure.TimePeriod)}", StatementTexts.Of(figure.Value));
        }

        return writer
            .Target(proposal.TargetDefinition ?? new TargetDefinition())
            .Line("method", proposal.Method)
            .Line("justification", proposal.Justification)
            .Line("origin_vintage", proposal.OriginVintage)
            .Line("destination_vintage", proposal.DestinationVintage)
            .Line("release_class", StatementTexts.Of(proposal.ReleaseClass))
            .ToBytes();
    }

    private static bool SaysMore(Proposal proposal) =>
        proposal.Outcome is not (Outcome.Unspecified or Outcome.AgreedFigure)
        || proposal.Figures.Any(figure => figure.Dimensions.Count > 0 || figure.HasLower || figure.HasUpper)
        || proposal.Parameters.Count > 0
        || new[] { proposal.Answers, proposal.JointNote, proposal.AdoptingCountry, proposal.Reconciliation, proposal.StayFactors }.Any(text => text.Length > 0)
        || proposal.RevisesBy is not null;
}
