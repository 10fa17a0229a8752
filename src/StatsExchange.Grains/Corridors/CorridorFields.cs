// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Corridors;

/// <summary>Fields of requests that name a corridor and what of it is compared.</summary>
public static class CorridorFields
{
    /// <summary>The corridor of two fields.</summary>
    public static Corridor Read(string origin, string destination)
    {
        if (!CountryCode.TryParse(origin, out var from))
        {
            throw RefusedException.Field("origin", "expected a country by ISO 3166-1 alpha-3");
        }

        if (!CountryCode.TryParse(destination, out var to) || to == from)
        {
            throw RefusedException.Field("destination", "expected another country by ISO 3166-1 alpha-3");
        }

        return new Corridor(from, to);
    }

    /// <summary>The mirror pair of that id, of figures of that structure where one is named; the first pair of the structure where only that is.</summary>
    public static MirrorPair Pair(string id, string structure)
    {
        if (structure.Length == 0)
        {
            return Pair(id);
        }

        var pairs = StructureCatalogue.Find(structure)?.MirrorPairs ?? throw RefusedException.Field("structure", "expected STOCK, FLOW or RETURN");
        return (id.Length == 0 ? pairs.FirstOrDefault() : pairs.FirstOrDefault(pair => pair.Id == id))
            ?? throw RefusedException.Field("pair", $"expected one of {string.Join(", ", pairs.Select(pair => pair.Id))}");
    }

    /// <summary>The mirror pair of that id.</summary>
    public static MirrorPair Pair(string id) =>
        StructureCatalogue.FindMirrorPair(id)
        ?? throw RefusedException.Field("pair", $"expected one of {string.Join(", ", StructureCatalogue.MirrorPairs.Select(pair => pair.Id))}");
}
