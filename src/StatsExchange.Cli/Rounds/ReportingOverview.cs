// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

/// <summary>What a round's lines come to: counted by table, and by country.</summary>
internal static class ReportingOverview
{
    private static readonly string[] Counts = ["asked#", "on time#", "late#", "after the freeze#", "awaited#", "missing#", "not told#"];

    public static void Show(Output output, GetRoundResponse answer)
    {
        if (answer.Lines.Count == 0)
        {
            return;
        }

        output.Show(FigureTable.Of("By table", ["table", .. Counts], answer.Summaries.Select(RowOf(answer.Round.Plan))));
        output.Show(FigureTable.Of(
            "By country",
            ["country", .. Counts, "days late#", "revised since the freeze#", "carried over#"],
            answer.Lines.GroupBy(line => line.Country).Select(country => RowOf(country.Key, [.. country]))));
        output.Line("Not told: no agreement lets the body have it, or the hub cannot read it at the moment.");
        output.Line($"Period by period: statsx round show {answer.Round.Id} --lines, or only --member {answer.Lines[0].Country}, --table, --period or --state late.");
    }

    private static Func<ReportingSummary, string[]> RowOf(RoundPlan plan) => summary =>
    [
        RoundTables.Text(plan.Tables[summary.Table]),
        .. new[] { summary.Expected, summary.OnTime, summary.Late, summary.AfterFreeze, summary.Awaited, summary.Missing, summary.NotTold }.Select(count => Figures.Count(count)),
    ];

    private static string[] RowOf(string country, ReportingLine[] lines)
    {
        var daysLate = lines.Max(line => line.DaysLate);
        return
        [
            Figures.Party(country),
            Figures.Count(lines.Length),
            .. new[] { ReportingStatus.OnTime, ReportingStatus.Late, ReportingStatus.AfterFreeze, ReportingStatus.Awaited, ReportingStatus.Missing }
                .Select(status => Figures.Count(lines.Count(line => line.Status == status))),
            Figures.Count(lines.Count(line => line.Status is ReportingStatus.NoAgreement or ReportingStatus.Unreadable)),
            daysLate > 0 ? Figures.Count(daysLate) : Figures.Dash,
            Figures.Count(lines.Count(line => line.RevisedAfterFreeze)),
            Figures.Count(lines.Count(line => line.CarriedOverFrom.Length > 0)),
        ];
    }
}
