// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.FaultyHub.Faults;
using StatsExchange.FaultyHub.Planted;
using StatsExchange.Hub;
using StatsExchange.Journal;

namespace StatsExchange.FaultyHub;

/// <summary>What is to go wrong in this hub, as the harness says it in environment variables. Everything else is the real hub.</summary>
internal sealed class FaultPlan
{
    /// <summary>A place and how often it is to be reached before the process kills itself: <c>Committed:3</c>.</summary>
    public const string KillAt = "FAULTY_HUB_KILL_AT";

    /// <summary>A place, how often it is to be reached, and how many milliseconds it is held then: <c>Committed:3:2000</c>.</summary>
    public const string HoldAt = "FAULTY_HUB_HOLD_AT";

    /// <summary>The file that is written when a place is reached, so that it is known to have fired.</summary>
    public const string MarkFile = "FAULTY_HUB_MARK";

    /// <summary>Defects to plant, by name, separated by commas.</summary>
    public const string Plant = "FAULTY_HUB_PLANT";

    private readonly Trigger _trigger;
    private readonly IReadOnlySet<string> _planted;

    private FaultPlan(Trigger trigger, IReadOnlySet<string> planted)
    {
        _trigger = trigger;
        _planted = planted;
    }

    public static FaultPlan Read(Func<string, string?> environment)
    {
        HashSet<string> planted = [.. (environment(Plant) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];
        if (planted.Except(PlantedDefect.All).FirstOrDefault() is { } unknown)
        {
            throw new FormatException($"{Plant}: there is no defect named {unknown}.");
        }

        return new FaultPlan(Trigger.Read(environment(KillAt), environment(HoldAt), environment(MarkFile)), planted);
    }

    public HubSeams Seams() => new()
    {
        Failpoints = new TriggeredFailpoints(_trigger),
        Journal = Wrap,
        Services = services => services.AddSingleton<IIncomingGrainCallFilter>(new AnsweringFilter(_trigger)),
    };

    private IJournal Wrap(IJournal journal)
    {
        if (_planted.Contains(PlantedDefect.NoFsync))
        {
            SqliteWithoutFsync.Apply(journal);
        }

        var wrapped = new TriggeredJournal(journal, _trigger).AsJournal();
        if (_planted.Contains(PlantedDefect.NoFence))
        {
            wrapped = new UnfencedJournal(wrapped).AsJournal();
        }

        if (_planted.Contains(PlantedDefect.EarlyAnswer))
        {
            wrapped = new HastyJournal(wrapped).AsJournal();
        }

        return _planted.Contains(PlantedDefect.StaleCache) ? new StaleJournal(wrapped, TimeProvider.System).AsJournal() : wrapped;
    }
}
