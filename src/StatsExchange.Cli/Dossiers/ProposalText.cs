// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Cli.Sheets;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>One proposal for the reader.</summary>
internal static class ProposalText
{
    private static readonly string[] Columns = ["period", "class", "proposed#", "from#", "to#"];

    public static void Show(Output output, Proposal proposal)
    {
        ShowWithoutFigures(output, proposal);
        if (proposal.Figures.Count > 0)
        {
            output.Show(FigureTable.Of(null, Columns, proposal.Figures.Select(RowOf)));
        }
    }

    public static void ShowWithoutFigures(Output output, Proposal proposal)
    {
        var answers = proposal.Answers.Length > 0 ? $", in answer to {proposal.Answers}" : "";
        output.Line($"Proposal {proposal.Id}{answers}: {What(proposal)}; {StateOf(proposal)}");
        output.Line($"  Made by {proposal.ProposedBy}, {CaseText.Time(proposal.Time)}.");
        if (proposal.TargetDefinition is { } target)
        {
            output.Line($"  Counts: {TargetOf(target)}. Once agreed it is told to {ReleaseOf(proposal.ReleaseClass)}.");
        }

        if (proposal.FiguresWithheld)
        {
            output.Line("  Its figures are withheld: they follow from the partner's, and you may not see all of these any more.");
        }

        var parameters = proposal.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => $"{parameter.Key}={parameter.Value}");
        Text(output, "Parameters", string.Join(", ", parameters));
        Text(output, "Brought to one minimum stay by", proposal.StayFactors.Length == 0 ? "" : $"{proposal.StayFactors}, to {proposal.TargetStayMonths} months");
        Text(output, "Reconciliation", proposal.Reconciliation);
        Text(output, "Justification", proposal.Justification);
        Text(output, "Joint note", proposal.JointNote);
        output.Line($"  Rests on vintage {proposal.OriginVintage} of the origin and {proposal.DestinationVintage} of the destination.{SheetsOf(proposal)}");
        if (proposal.Contest is { } contest)
        {
            output.Line($"  Contested by {contest.ContestedBy}, {CaseText.Time(contest.Time)}: {contest.Reason}");
        }

        foreach (var signature in proposal.Signatures)
        {
            output.Line($"  Signed for {Figures.Party(signature.Party)} by {signature.Name}, {CaseText.Time(signature.Time)}");
        }
    }

    /// <summary>What a proposal would make of its case, in a few words.</summary>
    public static string What(Proposal proposal) => CaseFacts.OutcomeOf(proposal) switch
    {
        Outcome.AgreedFigure => $"an agreed figure by {(proposal.Method == "manual" ? "hand" : $"the method {proposal.Method}")}",
        Outcome.AdoptsPartner => $"{Figures.Party(proposal.AdoptingCountry)} adopts the partner's figures",
        Outcome.OriginRevises or Outcome.DestinationRevises => $"the {CaseText.Said(proposal.Outcome)}{(proposal.RevisesBy is { } by ? $" by {CaseText.Time(by)}" : "")}",
        var outcome => CaseText.Said(outcome),
    };

    /// <summary>The class a figure counts; empty for the total.</summary>
    public static string ClassOf(ProposedFigure figure) =>
        string.Join(' ', figure.Dimensions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key}={d.Value}"));

    private static string StateOf(Proposal proposal) => proposal.State switch
    {
        ProposalState.Contested => "contested, can still be accepted",
        ProposalState.Settled => "signed by both",
        ProposalState.Closed => "closed, its case ended otherwise",
        var state => CaseText.Said(state),
    };

    private static string ReleaseOf(ReleaseClass release) => release switch
    {
        ReleaseClass.Region => "regional bodies that both allow it",
        ReleaseClass.Public => "everybody",
        _ => "the two countries only",
    };

    private static string TargetOf(TargetDefinition target) => string.Join(", ", new[]
    {
        $"BASIS {target.Basis}",
        target.HasMinimumStayMonths ? $"a stay of at least {target.MinimumStayMonths.ToString(CultureInfo.InvariantCulture)} months" : "",
        target.Population,
        target.Territory,
        target.ReferenceDate,
    }.Where(part => part.Length > 0));

    private static string SheetsOf(Proposal proposal) => proposal.OriginSheets.Count + proposal.DestinationSheets.Count == 0
        ? ""
        : $" Series sheets: of the origin {SheetText.Versions(proposal.OriginSheets)}; of the destination {SheetText.Versions(proposal.DestinationSheets)}.";

    private static void Text(Output output, string name, string text)
    {
        if (text.Length > 0)
        {
            output.Line($"  {name}: {text}");
        }
    }

    private static string[] RowOf(ProposedFigure figure) => 
    [
        figure.TimePeriod,
        ClassOf(figure) is { Length: > 0 } @class ? @class : "total",
        Figures.Value(figure.HasValue ? figure.Value : null),
        Figures.Value(figure.HasLower ? figure.Lower : null),
        Figures.Value(figure.HasUpper ? figure.Upper : null),
    ];
}
