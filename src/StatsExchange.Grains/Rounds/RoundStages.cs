// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>The order of stages, and the times a schedule has for them.</summary>
internal static class RoundStages
{
    /// <summary>The stage after another; null after the last.</summary>
    public static RoundStage? After(RoundStage stage) => stage < RoundStage.Released ? stage + 1 : null;

    /// <summary>Whether the figures of a round in this stage are pinned.</summary>
    public static bool IsFrozen(RoundStage stage) => stage >= RoundStage.Frozen;

    /// <summary>When a round is to reach a stage by its schedule; null where it has no date: the review begins once there is a snapshot.</summary>
    public static DateTimeOffset? TimeOf(RoundStage stage, RoundSchedule schedule) => stage switch
    {
        RoundStage.Mirror => schedule.Due.ToDateTimeOffset(),
        RoundStage.Decision => schedule.MirrorUntil.ToDateTimeOffset(),
        RoundStage.Frozen => schedule.Freeze.ToDateTimeOffset(),
        RoundStage.Released => schedule.Release.ToDateTimeOffset(),
        RoundStage.Review => null,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "No step leads to it."),
    };
}
