// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Scenarios;

/// <summary>What came of one run of a scenario.</summary>
/// <param name="Findings">What the checkers found; nothing where all holds.</param>
/// <param name="Facts">What happened, in a line.</param>
internal sealed record Outcome(IReadOnlyList<Finding> Findings, string Facts)
{
    /// <summary>Kills of a process in it.</summary>
    public int Kills { get; init; }

    /// <summary>Kills that left submissions whose outcome nobody knew.</summary>
    public int KillsWithUnknown { get; init; }

    /// <summary>Histories judged.</summary>
    public int Histories { get; init; }

    /// <summary>Why it could not be run here; null where it was.</summary>
    public string? Skipped { get; init; }

    public static Outcome NotHere(string reason) => new([], "") { Skipped = reason };
}
