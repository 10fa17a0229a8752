// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Grains.Jobs;

/// <summary>What the figures of a mirror pair count: a stock never pairs with a flow, so either side tells.</summary>
internal static class KindOfFigures
{
    public static FigureKind Of(MirrorPair pair) => pair.Destination.Structure == "STOCK" ? FigureKind.Stocks : FigureKind.Flows;
}
