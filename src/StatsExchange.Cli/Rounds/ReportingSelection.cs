// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

/// <summary>Which lines of who reports what are asked for, of all that a round has.</summary>
internal sealed class ReportingSelection
{
    public Option<string[]> Members { get; } = Named.CountriesOption("--member", "Only these countries, by alpha-3; several may be named.");

    public Option<string[]> Tables { get; } = new("--table")
    {
        Description = "Only these tables, by STRUCTURE[:MEASURE[:BASIS[:PAIR]]], for example FLOW or STOCK:IMM:CB; several may be named.",
        HelpName = "TABLE",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<string> Period { get; } = Named.Period("Only these periods: one, or a range such as 2010..2017 with open ends.");

    public Option<ReportingStatus[]> States { get; } = new("--state")
    {
        Description = $"Only lines in these states: {string.Join(", ", ShortNames.All<ReportingStatus>().Select(Named.Word))}; several may be named.",
        HelpName = "STATE",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = Named.ChoicesOf<ReportingStatus>,
    };

    public Option<bool> All { get; } = new("--lines") { Description = "All lines: by table and country, which periods are in which state." };

    public void AddTo(Command command)
    {
        command.Add(Members);
        command.Add(Tables);
        command.Add(Period);
        command.Add(States);
        command.Add(All);
    }

    /// <summary>Whether lines are asked for, and not only what they come to.</summary>
    public bool IsMade(Session session) =>
        session.Get(All) || IsNarrow(session);

    /// <summary>The answer with those of its lines that are asked for.</summary>
    /// <exception cref="CommandException">A table is named that the round has not.</exception>
    public GetRoundResponse Of(Session session, GetRoundResponse answer)
    {
        if (!IsNarrow(session))
        {
            return answer;
        }

        var members = session.Get(Members) ?? [];
        var states = session.Get(States) ?? [];
        var range = PeriodRange.Parse(session.Get(Period));
        var tables = (session.Get(Tables) ?? []).SelectMany(named => NumbersOf(named, answer.Round.Plan)).ToHashSet();
        var chosen = new GetRoundResponse(answer);
        chosen.Lines.Clear();
        chosen.Lines.AddRange(answer.Lines.Where(line => (members.Length == 0 || members.Contains(line.Country))
            && (tables.Count == 0 || tables.Contains(line.Table))
            && (states.Length == 0 || states.Contains(line.Status))
            && range.Contains(line.TimePeriod)));
        return chosen;
    }

    private bool IsNarrow(Session session) =>
        session.Get(Members) is { Length: > 0 } || session.Get(Tables) is { Length: > 0 } || session.Get(States) is { Length: > 0 } || session.Get(Period) is not null;

    private static int[] NumbersOf(string named, RoundPlan plan)
    {
        var asked = named.Split(':');
        int[] found = [.. plan.Tables.Index().Where(table => asked.Length <= Parts(table.Item).Length && asked.Zip(Parts(table.Item)).All(part => string.Equals(part.First, part.Second, StringComparison.OrdinalIgnoreCase))).Select(table => table.Index)];
        return found.Length > 0
            ? found
            : throw CommandException.WrongUsage($"'{named}' is no table of this round: {string.Join(", ", plan.Tables.Select(table => string.Join(':', Parts(table).Where(part => part.Length > 0))))}.");
    }

    private static string[] Parts(RoundTable table) => [table.Structure, table.Measure, table.Basis, table.Pair];
}
