// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
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

        var target = proposal.TargetDefinition ?? new TargetDefinition();
        var writer = new StatementWriter(Title)
            .Line("proposal", proposal.Id)
            .Line("case", @case.Id)
            .Line("origin", @case.Origin)
            .Line("destination", @case.Destination)
            .Line("pair", @case.Pair);
        foreach (var figure in proposal.Figures)
        {
            writer.Line($"figure {Period.Parse(figure.TimePeriod)}", StatementTexts.Of(figure.Value));
        }

        return writer
            .Line("basis", target.Basis)
            .Line("minimum_stay_months", target.HasMinimumStayMonths ? target.MinimumStayMonths.ToString(CultureInfo.InvariantCulture) : "")
            .Line("population", target.Population)
            .Line("territory", target.Territory)
            .Line("reference_date", target.ReferenceDate)
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
