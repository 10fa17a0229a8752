// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

/// <summary>A round as it is shown to a reader.</summary>
internal static class RoundText
{
    public static Argument<string> Id() => new("ROUND") { Description = "Its id, for example ASEAN-round-1." };

    public static void Show(Output output, Round round)
    {
        var schedule = round.Plan.Schedule;
        output.Line($"{round.Id} of {Figures.Party(round.Region)}: {round.Plan.Title}");
        output.Line($"Stage: {Word(round.Stage)}. Opened by {round.OpenedBy}, {MessageJson.Of(round.OpenedAt)}.");
        output.Line($"Tables: {string.Join(", ", round.Plan.Tables.Select(RoundTables.Text))}. Periods: {string.Join(' ', round.Plan.Periods)}.");
        output.Line($"Due {RoundTimes.Text(schedule.Due)}; mirror until {RoundTimes.Text(schedule.MirrorUntil)}; decision until {RoundTimes.Text(schedule.DecisionUntil)}; "
            + $"freeze {RoundTimes.Text(schedule.Freeze)}; review until {RoundTimes.Text(schedule.ReviewUntil)}; release {RoundTimes.Text(schedule.Release)}. A day stands for its end, UTC.");
        foreach (var step in round.Steps)
        {
            output.Line($"{MessageJson.Of(step.Time)}  {Word(step.Stage)}, by {step.Actor}{(step.Reason.Length > 0 ? $": {step.Reason}" : "")}");
        }

        foreach (var reminder in round.Reminders)
        {
            var whom = reminder.Members.Count > 0 ? string.Join(' ', reminder.Members) : "nobody: all had reported";
            output.Line($"{MessageJson.Of(reminder.Time)}  reminder by {reminder.Actor} to {whom}{(reminder.Note.Length > 0 ? $": {reminder.Note}" : "")}");
        }

        foreach (var made in round.Snapshots)
        {
            output.Line($"Snapshot of {made.Structure}: {made.Snapshot}");
        }
    }

    public static string Word(RoundStage stage) => Named.Word(ShortNames.Of(stage));
}
