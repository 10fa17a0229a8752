// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.Faults.Scenarios;

/// <summary>The places at which a hub with faults can be killed or held.</summary>
internal static class Failpoints
{
    /// <summary>Those of the store: whoever is held there holds all that write.</summary>
    public static IReadOnlyList<string> OfStore { get; } = Enum.GetNames<Failpoint>();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = ["BeforeStage", "Staged", "BeforeAppend", "Appended", "Answering", .. OfStore];

    /// <summary>Those that a hub over PostgreSQL reaches: there the last statement and its commit are one.</summary>
    public static IReadOnlyList<string> OverPostgres { get; } = [.. All.Where(place => place != nameof(Failpoint.BeforeCommit))];
}
