// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.FaultyHub.Planted;

/// <summary>The defects that the checkers have to find.</summary>
internal static class PlantedDefect
{
    /// <summary>Commits are not forced to the disk.</summary>
    public const string NoFsync = "no-fsync";

    /// <summary>An append takes no notice of the seq it was decided on.</summary>
    public const string NoFence = "no-fence";

    /// <summary>The answer goes out before the commit.</summary>
    public const string EarlyAnswer = "early-answer";

    /// <summary>Heads are answered from a cache that does not hear of other writers.</summary>
    public const string StaleCache = "stale-cache";

    public static IReadOnlyList<string> All { get; } = [NoFsync, NoFence, EarlyAnswer, StaleCache];
}
