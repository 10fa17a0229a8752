// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Checkpoints;

/// <summary>How a journal stands to evidence held elsewhere; what is worse comes later.</summary>
public enum HistoryStanding
{
    /// <summary>It holds what the evidence states, and goes on from there.</summary>
    GoesOn,

    /// <summary>It ends before what the evidence states, and nothing in it contradicts that: an older copy, or its end was cut.</summary>
    Older,

    /// <summary>It holds something else in the place of what the evidence states: hashed again, or a fork.</summary>
    Another,
}
