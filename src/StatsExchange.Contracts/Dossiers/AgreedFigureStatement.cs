// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Domain;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Dossiers;

/// <summary>The bytes both signatories sign to agree on figures.</summary>
internal static class AgreedFigureStatement
{
    private const string Title = "statsexchange agreed figure v2";

    /// <exception cref="FormatException">The time of a figure is not a period, or a dimension or code is none.</exception>
    public static byte[] Of(Case @case, Proposal proposal)
    {
        var writer = new StatementWriter(Title)
            .Corridor(@case, proposal)
            .Periods(@case)
            .Line("outcome", "AGREED_FIGURE");
        StateFigures(writer, proposal);
        writer.Target(proposal.TargetDefinition ?? new TargetDefinition());
        StateMethod(writer, proposal);
        return writer
            .Line("origin_vintage", proposal.OriginVintage)
            .Line("destination_vintage", proposal.DestinationVintage)
            .Line("release_class", StatementTexts.Of(proposal.ReleaseClass))
            .Line("answers", proposal.Answers)
            .Line("joint_note", proposal.JointNote)
            .ToBytes();
    }

    private static void StateFigures(StatementWriter writer, Proposal proposal)
    {
        foreach (var figure in proposal.Figures)
        {
            var name = $"{Period.Parse(figure.TimePeriod)}{StatementTexts.Classes(figure)}";
            writer.Line($"figure {name}", StatementTexts.Of(figure.Value));
            if (figure.HasLower || figure.HasUpper)
            {
                writer.Line($"interval {name}", $"{(figure.HasLower ? StatementTexts.Of(figure.Lower) : "")} {(figure.HasUpper ? StatementTexts.Of(figure.Upper) : "")}");
            }
        }
    }

    private static void StateMethod(StatementWriter writer, Proposal proposal)
    {
        writer.Line("method", proposal.Method);
        foreach (var (name, value) in proposal.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            writer.Line("parameter", $"{name}={value}");
        }

        writer
            .Line("stay_factors", proposal.StayFactors)
            .Line("target_stay_months", proposal.StayFactors.Length > 0 ? proposal.TargetStayMonths.ToString(CultureInfo.InvariantCulture) : "")
            .Line("reconciliation", proposal.Reconciliation)
            .Line("justification", proposal.Justification);
        StateSheets(writer, "origin_sheet", proposal.OriginSheets);
        StateSheets(writer, "destination_sheet", proposal.DestinationSheets);
    }

    private static void StateSheets(StatementWriter writer, string side, IEnumerable<SheetVersion> sheets)
    {
        foreach (var sheet in sheets)
        {
            writer.Line(side, $"{sheet.Id} version {sheet.Version.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
