// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Regions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>When the hub reminds by itself.</summary>
internal static class RoundCalendar
{
    /// <summary>
    /// The reminder that is due now, by its days before the due time; null where none is. A day that passed unseen is made up for, but of
    /// several only the last; one that lies before the round was opened never comes.
    /// </summary>
    public static int? DueDays(RoundRecord round, DateTimeOffset now)
    {
        if (round.Stage != RoundStage.Collection)
        {
            return null;
        }

        var due = round.Plan.Schedule.Due.ToDateTimeOffset();
        var passed = round.Plan.RemindDaysBefore
            .Where(days => due.AddDays(-days) is var day && round.OpenedAt <= day && day <= now)
            .Select(days => (int?)days)
            .LastOrDefault();
        return passed is { } last && !round.Reminders.Any(reminder => reminder.HasDaysBefore && reminder.DaysBefore <= last) ? last : null;
    }

    /// <summary>The same, with as whom the hub looks for who has not reported.</summary>
    public static DueReminder? Due(RoundRecord round, DateTimeOffset now) => DueDays(round, now) is { } days
        ? new DueReminder(round.Id, days, round.Opener.ToCaller())
        : null;
}
