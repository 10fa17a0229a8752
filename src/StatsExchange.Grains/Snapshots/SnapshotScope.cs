// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Rounds;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Which figures a snapshot is made of: all of its structure and periods as they are now, or what a round asked for, as it was frozen.</summary>
internal sealed class SnapshotScope
{
    private readonly PeriodRange _range;
    private readonly HashSet<(string Measure, string Basis)> _tables;

    private SnapshotScope(StartSnapshotRequest asked, RoundView? view)
    {
        View = view;
        Round = view?.Round.Read();
        _range = PeriodRange.Parse(asked.PeriodFrom, asked.PeriodTo);
        _tables = [.. Round?.Plan.Tables.Where(table => table.Structure == asked.Structure).Select(table => (table.Measure, table.Basis)) ?? []];
        Pins = Round?.Pins.Where(pin => pin.Vintages.ContainsKey(asked.Structure)).ToDictionary(pin => pin.Country, pin => pin.Revision, StringComparer.Ordinal);
    }

    /// <summary>The round it is made for, as its starter sees it; null where it is made for none.</summary>
    public RoundView? View { get; }

    /// <summary>The same as a message.</summary>
    public Round? Round { get; }

    /// <summary>By when a case had to be settled: of a round by its freeze; null for all as they are now.</summary>
    public DateTimeOffset? SettledBy => Round?.Steps.First(step => step.Stage == RoundStage.Frozen).Time.ToDateTimeOffset();

    /// <summary>The revision each member is read as of, by country; null for all as they are now.</summary>
    public IReadOnlyDictionary<string, long>? Pins { get; }

    /// <exception cref="RefusedException">The starter may not see the round.</exception>
    public static async Task<SnapshotScope> ReadAsync(IGrainFactory grains, JobWork work)
    {
        var asked = work.Started.Snapshot;
        CallerContext.Set(work.Starter);
        return new SnapshotScope(asked, asked.Round.Length == 0 ? null : await grains.GetGrain<IRegionGrain>(work.Region.Code.Value).GetRoundAsync(asked.Round));
    }

    /// <summary>Whether it holds figures of a period.</summary>
    public bool Includes(string period) => _range.Contains(Period.Parse(period)) && (Round is null || Round.Plan.Periods.Contains(period));

    /// <summary>Whether it holds estimates of a mirror pair: a side of it is a table of the round.</summary>
    public bool Includes(MirrorPair pair) => Round is null || RoundPlans.AskFor(Round.Plan, pair);

    /// <summary>Whether it holds figures that rest on a member: of a round, where something of it is frozen.</summary>
    public bool IncludesMember(string country) => Pins is null || Pins.ContainsKey(country);

    /// <summary>Whether it holds how a case ended: of a round, between members of which something is frozen.</summary>
    public bool Includes(Case @case, MirrorPair pair) => Includes(pair) && IncludesMember(@case.Origin) && IncludesMember(@case.Destination);

    /// <summary>Whether it holds figures of a measure and basis.</summary>
    public bool Includes(string measure, string basis) => Round is null || _tables.Contains((measure, basis));
}
