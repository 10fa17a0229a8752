// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

internal static class RoundOpen
{
    private const string AsBefore = "Default: the same time as the date before it.";

    public static Command Create()
    {
        var region = Named.Region("REGION", "The regional body.");
        var title = new Option<string>("--title") { Description = "What the round is called.", HelpName = "TEXT", Required = true };
        var tables = RoundTables.Option();
        var periods = new Option<string[]>("--period") { Description = "Reference periods of one frequency, ascending; several may be named.", HelpName = "PERIOD", Required = true, AllowMultipleArgumentsPerToken = true };
        var members = new Option<string[]>("--member") { Description = "Countries asked, by alpha-3; several may be named. Default: all members.", HelpName = "COUNTRY", AllowMultipleArgumentsPerToken = true };
        var due = RoundTimes.Option("--due", "Figures that stand then are on time. A day stands for its end, UTC.");
        due.Required = true;
        var mirror = RoundTimes.Option("--mirror-until", $"End of the mirror window. {AsBefore}");
        var decision = RoundTimes.Option("--decision-until", $"End of the decision window. {AsBefore}");
        var freeze = RoundTimes.Option("--freeze", $"When the figures are frozen. {AsBefore}");
        var review = RoundTimes.Option("--review-until", $"End of the members' review. {AsBefore}");
        var release = RoundTimes.Option("--release", $"When the snapshot is released. {AsBefore}");
        var remind = new Option<int[]>("--remind") { Description = "Days before the due date on which the hub reminds, descending; several may be named.", HelpName = "DAYS", AllowMultipleArgumentsPerToken = true };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "open",
            "Open a round: ask members for tables by a date.",
            "statsx round open ASEAN --title 'Migrant stocks' --table STOCK:IMM:CBX --period 2000 2005 2010 2015 2019 --due 2027-03-31 --freeze 2027-06-30 --release 2027-07-31 --remind 14 3",
            "statsx round open EUROPE27 --title 'Flows 2025' --table FLOW:IMM:RES:residence FLOW:EMI:RES:residence --period 2025 --due 2026-12-31T12:00:00Z")
        {
            region, title, tables, periods, members, due, mirror, decision, freeze, review, release, remind, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var schedule = new RoundSchedule { Due = Timestamp.FromDateTimeOffset(session.Get(due)!.Value) };
            schedule.MirrorUntil = At(mirror, schedule.Due);
            schedule.DecisionUntil = At(decision, schedule.MirrorUntil);
            schedule.Freeze = At(freeze, schedule.DecisionUntil);
            schedule.ReviewUntil = At(review, schedule.Freeze);
            schedule.Release = At(release, schedule.ReviewUntil);
            var plan = new RoundPlan { Title = session.Get(title), Schedule = schedule };
            plan.Tables.AddRange(session.Get(tables));
            plan.Periods.AddRange(session.Get(periods));
            plan.Members.AddRange((session.Get(members) ?? []).Select(member => member.ToUpperInvariant()));
            plan.RemindDaysBefore.AddRange(session.Get(remind) ?? []);
            var answer = await session.Hub.Rounds.OpenRoundAsync(
                new OpenRoundRequest { RequestId = session.RequestId(requestId), Region = session.Get(region), Plan = plan }, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Round), () => RoundText.Show(session.Out, answer.Round));
            return ExitCode.Done;

            Timestamp At(Option<DateTimeOffset?> option, Timestamp otherwise) => session.Get(option) is { } time ? Timestamp.FromDateTimeOffset(time) : otherwise;
        });
    }
}
