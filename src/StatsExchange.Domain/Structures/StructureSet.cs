// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures.Declarations;

namespace StatsExchange.Domain.Structures;

/// <summary>Structures with their dimensions, attributes and mirror pairs, as they are written down in one declaration.</summary>
public sealed class StructureSet
{
    private readonly Dictionary<string, Structure> _byId;

    private StructureSet(ImmutableArray<Structure> structures)
    {
        All = structures;
        Submitted = [.. structures.Where(structure => structure.Dimensions.Any(dimension => dimension.Role == DimensionRole.Reporter))];
        MirrorPairs = [.. structures.SelectMany(structure => structure.MirrorPairs)];
        _byId = structures.ToDictionary(structure => structure.Id, StringComparer.Ordinal);
    }

    /// <summary>All structures in the order they are declared.</summary>
    public ImmutableArray<Structure> All { get; }

    /// <summary>The structures that offices report: those with a reporter.</summary>
    public ImmutableArray<Structure> Submitted { get; }

    /// <summary>Every mirror pair, in the order of the structures that declare them.</summary>
    public ImmutableArray<MirrorPair> MirrorPairs { get; }

    /// <summary>The structure of that id, or null.</summary>
    public Structure? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads a declaration in the form of Reference/structures.json.</summary>
    /// <param name="json">The declaration.</param>
    /// <param name="codes">Code lists beside those of the reference data, as CSV with the columns list, id and name; empty for none.</param>
    /// <exception cref="InvalidDataException">The declaration says something that cannot be; the message names the structure, pair or dimension.</exception>
    public static StructureSet Parse(string json, string codes = "") =>
        new(StructureReader.Read(json, new CodeListSet(ReferenceData.Read("codelists.own").Concat(ReferenceData.Parse(codes)))));
}
