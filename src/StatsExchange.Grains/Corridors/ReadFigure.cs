// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Corridors;

/// <summary>A figure of a population balance.</summary>
/// <param name="Told">As it is told, with its value.</param>
/// <param name="IsShown">Whether the value itself may be told; it may be used all the same.</param>
internal sealed record ReadFigure(BalanceFigure Told, bool IsShown);
