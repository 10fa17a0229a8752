// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>The structures of the hub, declared whole in Reference/structures.json.</summary>
public static class StructureCatalogue
{
    /// <summary>The declaration the hub goes by.</summary>
    public static StructureSet Declared { get; } = StructureSet.Parse(Declaration);

    /// <summary>The declaration as it is written down.</summary>
    public static string Declaration => ReferenceData.Text("structures.json");

    /// <summary>Migrant stocks.</summary>
    public static Structure Stock { get; } = Declared.Find("STOCK")!;

    /// <summary>Migration flows.</summary>
    public static Structure Flow { get; } = Declared.Find("FLOW")!;

    /// <summary>Return migration.</summary>
    public static Structure Return { get; } = Declared.Find("RETURN")!;

    /// <summary>Both offices' figures of a corridor with what was agreed or estimated; made by the hub, never submitted.</summary>
    public static Structure Consolidated { get; } = Declared.Find("CONSOLIDATED")!;

    /// <summary>All structures.</summary>
    public static ImmutableArray<Structure> All => Declared.All;

    /// <summary>Every mirror pair, in the order of the structures that declare them.</summary>
    public static ImmutableArray<MirrorPair> MirrorPairs => Declared.MirrorPairs;

    /// <summary>The mirror pair of that id, or null.</summary>
    public static MirrorPair? FindMirrorPair(string id) => MirrorPairs.FirstOrDefault(pair => pair.Id == id);

    /// <summary>The structure of that id, or null.</summary>
    public static Structure? Find(string id) => Declared.Find(id);
}
