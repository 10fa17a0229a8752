// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Reasons;

internal static class PlantedCorridor
{
    private static readonly Corridor Corridor = new(CountryCode.Parse("SWE"), CountryCode.Parse("DNK"));
    private static readonly MirrorPair Residence = StructureCatalogue.Flow.MirrorPairs[0];

    /// <summary>The one cell of the two sides at totals, or at the code "ID=code" of one dimension, compared and explained.</summary>
    public static ExplainedCell Cell(PlantedSide origin, PlantedSide destination, StayHarmonisation? harmonisation, string? code = null)
    {
        var (left, right) = (origin.Build(), destination.Build());
        var options = code?.Split('=') is [var id, var value] ? MirrorOptions.None with { Filter = MirrorOptions.None.Filter.Add(id, value) } : MirrorOptions.None;
        return Explainer(origin, destination, harmonisation).Explain(
            Assert.Single(CorridorTotals.Compare(Residence, Corridor, left, right, options)));
    }

    /// <summary>The cells of the two sides in the finest classes both can form, explained.</summary>
    public static IEnumerable<(MirrorCell Cell, ExplainedCell Explained)> Aligned(PlantedSide origin, PlantedSide destination, StayHarmonisation? harmonisation)
    {
        var explainer = Explainer(origin, destination, harmonisation);
        return CorridorAlignment.Compare(Residence, Corridor, origin.Build(), destination.Build(), MirrorOptions.None).Cells.Select(cell => (cell, explainer.Explain(cell)));
    }

    private static CellExplainer Explainer(PlantedSide origin, PlantedSide destination, StayHarmonisation? harmonisation)
    {
        var (left, right) = (origin.Build(), destination.Build());
        return new CellExplainer(
            new SideCells(left, left, origin.Book, harmonisation, Residence.Origin, "DNK"),
            new SideCells(right, right, destination.Book, harmonisation, Residence.Destination, "SWE"),
            harmonisation);
    }
}
