// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Reasons;

internal static class PlantedCorridor
{
    /// <summary>The one cell of the two sides at totals, or at the code "ID=code" of one dimension, compared and explained.</summary>
    public static ExplainedCell Cell(PlantedSide origin, PlantedSide destination, StayHarmonisation? harmonisation, string? code = null)
    {
        var (left, right) = (origin.Build(), destination.Build());
        var corridor = new Corridor(CountryCode.Parse("SWE"), CountryCode.Parse("DNK"));
        var options = code?.Split('=') is [var id, var value] ? MirrorOptions.None with { Filter = MirrorOptions.None.Filter.Add(id, value) } : MirrorOptions.None;
        var cell = Assert.Single(CorridorTotals.Compare(StructureCatalogue.Flow.MirrorPairs[0], corridor, left, right, options));
        return new CellExplainer(
            new SideCells(left, left, origin.Book, harmonisation),
            new SideCells(right, right, destination.Book, harmonisation),
            harmonisation).Explain(cell);
    }
}
