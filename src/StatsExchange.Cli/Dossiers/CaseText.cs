// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;
using Enum = System.Enum;

namespace StatsExchange.Cli.Dossiers;

/// <summary>One case for the reader.</summary>
internal static class CaseText
{
    private static readonly string[] StepColumns = ["statsx dossier …", "by"];

    /// <summary>An enum value in words.</summary>
    public static string Said<T>(T value)
        where T : struct, Enum => Named.Word(ShortNames.Of(value)).Replace('-', ' ');

    public static string Time(Timestamp time) => time.ToDateTimeOffset().ToString("u", CultureInfo.InvariantCulture);

    public static string Corridor(Case @case) => $"{Figures.Party(@case.Origin)} → {Figures.Party(@case.Destination)}";

    public static string Periods(Case @case) => @case.PeriodFrom == @case.PeriodTo ? @case.PeriodFrom : $"{@case.PeriodFrom}–{@case.PeriodTo}";

    /// <summary>How far a case is, in one sentence.</summary>
    public static string State(Case @case) => @case.State switch
    {
        CaseState.Open => "Open: nothing is settled yet.",
        CaseState.Settled => $"Settled: {Said(@case.Outcome)}, proposal {@case.AgreedProposal}.",
        CaseState.Lapsed => "Lapsed: its deadline passed before both had signed." + Stands(@case),
        CaseState.Revised => "Asks again: figures were revised since." + Stands(@case),
        CaseState.Reopened => "Opened again." + Stands(@case),
        _ => "Its state is one this version does not know.",
    };

    public static void Show(Output output, Case @case)
    {
        output.Line($"Case {@case.Id}: {Corridor(@case)}, pair {@case.Pair}, {Periods(@case)}");
        output.Line(State(@case));
        if (@case.Deadline is { } deadline)
        {
            output.Line($"Deadline: {Time(deadline.Time)}, set by {deadline.SetBy}. Without two signatures it lapses then.");
        }

        foreach (var revision in @case.Revisions)
        {
            output.Line(Revision(revision));
        }

        if (@case.InBrief)
        {
            output.Line($"{Figures.Count(@case.ProposalCount, "proposal")}, {Figures.Count(@case.CommentCount, "comment")}, {Figures.Count(@case.DocumentCount, "document")}: statsx dossier show {@case.Id}");
        }
    }

    /// <summary>The case with all that belongs to it.</summary>
    public static void ShowWhole(Output output, Case @case, Originals? originals)
    {
        Show(output, @case);
        CaseFigures.Show(output, @case, originals);
        foreach (var proposal in @case.Proposals)
        {
            ProposalText.ShowWithoutFigures(output, proposal);
        }

        CaseHistory.Show(output, @case);
        output.Show(FigureTable.Of("What can be done now", StepColumns, NextStep.Of(@case).Select(step => step.ToRow())));
    }

    public static string Revision(FigureRevision revision)
    {
        var cells = !revision.HasChangedCells ? "how much is not told here"
            : revision.ChangedCells == 0 ? "none of the cells you may see has changed"
            : revision.ChangedCells == 1 ? "1 of the cells you may see has changed" : $"{Figures.Count(revision.ChangedCells)} of the cells you may see have changed";
        return $"Revised by {Figures.Party(revision.Country)}, noticed {Time(revision.Time)}: {cells} from its vintage {revision.SettledVintage} to {revision.Vintage}.";
    }

    private static string Stands(Case @case) => @case.AgreedProposal.Length == 0
        ? ""
        : $" What was settled stands until both sign another: {Said(@case.Outcome)}, proposal {@case.AgreedProposal}.";
}
