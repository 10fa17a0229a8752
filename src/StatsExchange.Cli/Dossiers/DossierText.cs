// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Sheets;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>Dossiers, cases and proposals for the reader.</summary>
internal static class DossierText
{
    public static Argument<string> Id() => new("DOSSIER") { Description = "Its id: the two countries in alphabetical order, for example DNK-SWE." };

    public static void Show(Output output, Dossier dossier)
    {
        output.Line($"Dossier {dossier.Id}: {string.Join(" and ", dossier.Id.Split('-').Select(Figures.Party))}, opened by {Figures.Text(dossier.OpenedBy)}");
        foreach (var @case in dossier.Cases)
        {
            output.Line("");
            Show(output, @case);
        }
    }

    public static void Show(Output output, Case @case)
    {
        var periods = @case.PeriodFrom == @case.PeriodTo ? @case.PeriodFrom : $"{@case.PeriodFrom}–{@case.PeriodTo}";
        output.Line($"Case {@case.Id}: {Figures.Party(@case.Origin)} → {Figures.Party(@case.Destination)}, pair {@case.Pair}, {periods}");
        foreach (var proposal in @case.Proposals)
        {
            Show(output, proposal);
        }

        output.Line(@case.Outcome == Outcome.Unspecified
            ? "Not settled."
            : $"Settled: {Named.Word(ShortNames.Of(@case.Outcome))}, proposal {@case.AgreedProposal}.");
    }

    public static void Show(Output output, Proposal proposal)
    {
        output.Line($"Proposal {proposal.Id} by {proposal.ProposedBy}, {MessageJson.Of(proposal.Time)}: {proposal.Method}, release to {Named.Word(ShortNames.Of(proposal.ReleaseClass))}");
        string[] columns = ["period", "proposed#"];
        output.Show(FigureTable.Of(null, columns, proposal.Figures.Select(RowOf)));
        if (proposal.OriginSheets.Count + proposal.DestinationSheets.Count > 0)
        {
            output.Line($"Series sheets: of the origin {SheetText.Versions(proposal.OriginSheets)}; of the destination {SheetText.Versions(proposal.DestinationSheets)}");
        }

        foreach (var signature in proposal.Signatures)
        {
            output.Line($"Accepted for {Figures.Party(signature.Party)} by {signature.Name}, {MessageJson.Of(signature.Time)}");
        }
    }

    private static string[] RowOf(ProposedFigure figure) =>
    [
        figure.TimePeriod,
        Figures.Value(figure.Value),
    ];
}
