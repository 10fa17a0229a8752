// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Harmonisation;

/// <summary>Why a figure is not converted to another minimum stay.</summary>
public enum StayObstacle
{
    /// <summary>Nothing stands in the way.</summary>
    None,

    /// <summary>A stock: nobody was counted by how long they would stay.</summary>
    Stock,

    /// <summary>A transition over one or five years: who moved in between is not in it, whatever the threshold.</summary>
    Transition,

    /// <summary>Neither the observation nor its series sheet says what the least stay is.</summary>
    UnknownThreshold,

    /// <summary>The set of factors has none for this threshold or target, for example 24 months in a published set.</summary>
    OutsideSet,
}
