// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>A round as its entries tell it.</summary>
internal sealed class RoundRecord
{
    private readonly SavedRound _told;

    public RoundRecord(SavedRound told) => _told = told;

    public RoundRecord(Entry entry, RoundOpened opened)
        : this(new SavedRound { Opened = opened, OpenedBy = entry.Actor, OpenedAt = Timestamp.FromDateTimeOffset(entry.Time) })
    {
    }

    public string Id => _told.Opened.Id;

    public RoundPlan Plan => _told.Opened.Plan;

    public RoundStage Stage => _told.Steps.Count == 0 ? RoundStage.Collection : _told.Steps[^1].Stage;

    public bool IsFrozen => RoundStages.IsFrozen(Stage);

    /// <summary>When it was frozen; null before that.</summary>
    public DateTimeOffset? FrozenAt => _told.Steps.FirstOrDefault(step => step.Stage == RoundStage.Frozen)?.Time.ToDateTimeOffset();

    public DateTimeOffset OpenedAt => _told.OpenedAt.ToDateTimeOffset();

    public IReadOnlyList<RoundReminder> Reminders => _told.Reminders;

    /// <summary>Who opened it: for whom the hub looks by itself.</summary>
    public JobStarter Opener => _told.Opened.Opener;

    public void Take(Entry entry, RoundAdvanced advanced)
    {
        _told.Steps.Add(StepOf(entry, advanced));
        _told.Pins.AddRange(advanced.Pins);
    }

    public void Take(Entry entry, RoundReminded reminded) => _told.Reminders.Add(ReminderOf(entry, reminded));

    public SavedRound Save() => _told;

    public Round ToMessage(string region) => new()
    {
        Id = Id,
        Region = region,
        Plan = Plan,
        Stage = Stage,
        OpenedBy = _told.OpenedBy,
        OpenedAt = _told.OpenedAt,
        Steps = { _told.Steps },
        Pins = { _told.Pins },
        Reminders = { _told.Reminders },
    };

    /// <summary>The round as it is once an entry is in the stream.</summary>
    public RoundRecord With(Action<RoundRecord> taken)
    {
        var next = new RoundRecord(_told.Clone());
        taken(next);
        return next;
    }

    private static RoundStep StepOf(Entry entry, RoundAdvanced advanced) => new()
    {
        Stage = advanced.Stage,
        Actor = entry.Actor,
        Time = Timestamp.FromDateTimeOffset(entry.Time),
        Reason = advanced.Reason,
    };

    private static RoundReminder ReminderOf(Entry entry, RoundReminded reminded)
    {
        var reminder = new RoundReminder
        {
            Members = { reminded.Members },
            Actor = entry.Actor,
            Time = Timestamp.FromDateTimeOffset(entry.Time),
            Note = reminded.Note,
        };
        if (reminded.HasDaysBefore)
        {
            reminder.DaysBefore = reminded.DaysBefore;
        }

        return reminder;
    }
}
