// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Domain;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Dossiers;

/// <summary>
/// The bytes both signatories sign to accept a proposal: figure, target definition, method, vintages and release class; of other outcomes than
/// a figure what <see cref="OutcomeStatement"/> states. A figure with a joint note, or that answers another, is stated in the second version.
/// </summary>
public static class ProposalStatement
{
    /// <summary>States the proposal for its case. Values in shortest round-trip form; the originals are not part of the figures agreed.</summary>
    /// <exception cref="FormatException">The time of a figure is not a period.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The release class is none of those that can be agreed.</exception>
    public static byte[] Of(Case @case, Proposal proposal)
    {
        if (proposal.Outcome is not (Outcome.Unspecified or Outcome.AgreedFigure))
        {
            return OutcomeStatement.Of(@case, proposal);
        }

        var target = proposal.TargetDefinition ?? new TargetDefinition();
        var isFirstVersion = proposal.JointNote.Length == 0 && proposal.Answers.Length == 0;
        var writer = new StatementWriter(isFirstVersion ? "statsexchange agreed figure v1" : "statsexchange agreed figure v2")
            .Line("proposal", proposal.Id)
            .Line("case", @case.Id)
            .Line("origin", @case.Origin)
            .Line("destination", @case.Destination)
            .Line("pair", @case.Pair);
        foreach (var figure in proposal.Figures)
        {
            writer.Line($"figure {Period.Parse(figure.TimePeriod)}", figure.Value.ToString("R", CultureInfo.InvariantCulture));
        }

        writer
            .Line("basis", target.Basis)
            .Line("minimum_stay_months", target.HasMinimumStayMonths ? target.MinimumStayMonths.ToString(CultureInfo.InvariantCulture) : "")
            .Line("population", target.Population)
            .Line("territory", target.Territory)
            .Line("reference_date", target.ReferenceDate)
            .Line("method", proposal.Method)
            .Line("justification", proposal.Justification)
            .Line("origin_vintage", proposal.OriginVintage)
            .Line("destination_vintage", proposal.DestinationVintage)
            .Line("release_class", NameOf(proposal.ReleaseClass));
        return (isFirstVersion ? writer : writer.Line("answers", proposal.Answers).Line("joint_note", proposal.JointNote)).ToBytes();
    }

    private static string NameOf(ReleaseClass releaseClass) => releaseClass switch
    {
        ReleaseClass.Unspecified or ReleaseClass.Parties => "PARTIES",
        ReleaseClass.Region => "REGION",
        ReleaseClass.Public => "PUBLIC",
        _ => throw new ArgumentOutOfRangeException(nameof(releaseClass), releaseClass, "A statement names known release classes only."),
    };
}
