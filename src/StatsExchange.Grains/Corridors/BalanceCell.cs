// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Grains.Corridors;

/// <summary>A total of an office as one use of its agreements shows it.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Source">Its SOURCE; empty where there is none.</param>
/// <param name="Sheet">The series sheet that holds for it, or null.</param>
internal sealed record BalanceCell(MirrorFigure Figure, string Source, SeriesSheet? Sheet);
