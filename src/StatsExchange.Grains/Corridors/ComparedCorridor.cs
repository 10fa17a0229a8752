// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reasons;

namespace StatsExchange.Grains.Corridors;

/// <summary>A corridor's cell at totals in one period, explained.</summary>
/// <param name="Corridor">The ordered pair of countries of the move.</param>
/// <param name="Cell">What both offices report.</param>
/// <param name="Explained">What is known of the two figures, and why they differ.</param>
internal sealed record ComparedCorridor(Corridor Corridor, MirrorCell Cell, ExplainedCell Explained)
{
    /// <summary>Whether all that is missing is a total, of which the office sent classes that do not add up to it.</summary>
    public bool IsTotalNotSent { get; init; }
}
