// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf.Collections;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

/// <summary>Who has reported what: for each table of a round and country the periods that are in the same state.</summary>
internal static class ReportingTable
{
    private static readonly string[] Columns = ["country", "state", "periods"];

    public static void Show(Output output, GetRoundResponse answer)
    {
        if (answer.Lines.Count == 0)
        {
            output.Line("No line is as asked for.");
        }

        var plan = answer.Round.Plan;
        foreach (var table in answer.Lines.GroupBy(line => line.Table))
        {
            output.Show(FigureTable.Of(RoundTables.Text(plan.Tables[table.Key]), Columns, table.GroupBy(line => line.Country).SelectMany(country => Rows(country.Key, country, plan.Periods))));
        }
    }

    private static IEnumerable<string[]> Rows(string country, IEnumerable<ReportingLine> lines, RepeatedField<string> periods) => lines
        .GroupBy(line => string.Join(", ", Parts(line)))
        .Select((same, at) => new[] { at == 0 ? Figures.Party(country) : "", same.Key, Runs(same.Select(line => periods.IndexOf(line.TimePeriod)), periods) });

    /// <summary>2010–2014, 2016.</summary>
    private static string Runs(IEnumerable<int> places, RepeatedField<string> periods)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var place in places.Order())
        {
            if (runs.Count > 0 && runs[^1].Last == place - 1)
            {
                runs[^1] = (runs[^1].First, place);
            }
            else
            {
                runs.Add((place, place));
            }
        }

        return string.Join(", ", runs.Select(run => run.First == run.Last ? periods[run.First] : $"{periods[run.First]}–{periods[run.Last]}"));
    }

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
