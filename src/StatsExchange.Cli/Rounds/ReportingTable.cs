// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

/// <summary>Who has reported what: for each table of a round the countries down, the periods across.</summary>
internal static class ReportingTable
{
    public static void Show(Output output, GetRoundResponse answer)
    {
        var plan = answer.Round.Plan;
        foreach (var (number, table) in plan.Tables.Index())
        {
            var lines = answer.Lines.Where(line => line.Table == number).ToLookup(line => line.Country);
            output.Show(FigureTable.Of(
                RoundTables.Text(table),
                ["country", .. plan.Periods],
                lines.Select(country => new[] { Figures.Party(country.Key) }.Concat(plan.Periods.Select(period => CellOf(country.FirstOrDefault(line => line.TimePeriod == period)))).ToArray())));
            if (answer.Summaries.FirstOrDefault(summary => summary.Table == number) is { } counted)
            {
                output.Line($"Of {counted.Expected}: {counted.OnTime} on time, {counted.Late} late, {counted.AfterFreeze} after the freeze, {counted.Awaited} awaited, "
                    + $"{counted.Missing} missing, {counted.NotTold} not told (no agreement, or not readable).");
            }
        }
    }

    private static string CellOf(ReportingLine? line) => line is null ? Figures.Dash : string.Join(", ", Parts(line));

    private static IEnumerable<string> Parts(ReportingLine line)
    {
        var status = Named.Word(ShortNames.Of(line.Status)).Replace('-', ' ');
        yield return line.DaysLate > 0 ? string.Create(CultureInfo.InvariantCulture, $"{status} ({line.DaysLate} d)") : status;
        if (line.RevisedAfterFreeze)
        {
            yield return "revised since";
        }

        if (line.CarriedOverFrom.Length > 0)
        {
            yield return $"from {line.CarriedOverFrom}";
        }
    }
}
