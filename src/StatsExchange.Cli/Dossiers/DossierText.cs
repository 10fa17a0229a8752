// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>A dossier for the reader: its cases in a table.</summary>
internal static class DossierText
{
    private static readonly string[] Columns = ["case", "corridor", "pair", "periods", "state", "outcome", "proposals#", "deadline"];

    public static void Show(Output output, Dossier dossier)
    {
        output.Line($"Dossier {dossier.Id}: {Countries(dossier)}, opened by {Figures.Text(dossier.OpenedBy)}");
        if (dossier.Cases.Count == 0)
        {
            output.Line($"No case is shown. To open one: statsx dossier case {dossier.Id} --origin {dossier.Id.Split('-')[0]} --period 2015");
            return;
        }

        output.Show(FigureTable.Of(null, Columns, dossier.Cases.Select(RowOf)));
        output.Line($"One case with its proposals, who signed, and what can be done now: statsx dossier show {dossier.Cases[0].Id}");
    }

    public static string Countries(Dossier dossier) => string.Join(" and ", dossier.Id.Split('-').Select(Figures.Party));

    private static string[] RowOf(Case @case) =>
    [
        @case.Id,
        CaseText.Corridor(@case),
        @case.Pair,
        CaseText.Periods(@case),
        CaseText.Said(@case.State),
        @case.Outcome == Outcome.Unspecified ? Figures.Dash : CaseText.Said(@case.Outcome),
        Figures.Count(@case.ProposalCount),
        @case.Deadline is { } deadline ? CaseText.Time(deadline.Time) : Figures.Dash,
    ];
}
