// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;

namespace StatsExchange.Domain.Corridors;

/// <summary>A corridor with one of its cells at totals.</summary>
/// <param name="Corridor">The ordered pair of countries of the move.</param>
/// <param name="Cell">What both offices report.</param>
public sealed record RankedCorridor(Corridor Corridor, MirrorCell Cell);
