// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>The four structures, declared whole.</summary>
public static class StructureCatalogue
{
    /// <summary>Migrant stocks.</summary>
    public static Structure Stock { get; } = StockStructure.Declare();

    /// <summary>Migration flows.</summary>
    public static Structure Flow { get; } = FlowStructure.Declare();

    /// <summary>Return migration.</summary>
    public static Structure Return { get; } = ReturnStructure.Declare();

    /// <summary>Both offices' figures of a corridor with what was agreed or estimated; made by the hub, never submitted.</summary>
    public static Structure Consolidated { get; } = ConsolidatedStructure.Declare();

    /// <summary>All structures.</summary>
    public static ImmutableArray<Structure> All { get; } = [Stock, Flow, Return, Consolidated];

    /// <summary>Every mirror pair, in the order of the structures that declare them.</summary>
    public static ImmutableArray<MirrorPair> MirrorPairs { get; } = [.. All.SelectMany(structure => structure.MirrorPairs)];

    /// <summary>The structure of that id, or null.</summary>
    public static Structure? Find(string id) => All.FirstOrDefault(structure => structure.Id == id);
}
