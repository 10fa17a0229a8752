// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>Which sides of a cell are <see cref="MirrorStatus.Missing"/>.</summary>
public enum MirrorMissing
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>The origin's.</summary>
    Origin,

    /// <summary>The destination's.</summary>
    Destination,

    /// <summary>Both: each office sent the cell without a value, or one sent it so and the other not at all.</summary>
    Both,
}
