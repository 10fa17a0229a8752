// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Hub.Reference;

/// <summary>Every code list that a dimension or attribute of a structure uses, by id.</summary>
internal static class CodeListCatalogue
{
    private static readonly FrozenDictionary<string, ICodeList> ById = StructureCatalogue.All
        .SelectMany(structure => structure.Dimensions.Select(dimension => dimension.Codes)
            .Concat(structure.Attributes.Select(attribute => attribute.Codes).OfType<ICodeList>()))
        .DistinctBy(list => list.Id)
        .ToFrozenDictionary(list => list.Id, StringComparer.Ordinal);

    public static ICodeList? Find(string id) => ById.GetValueOrDefault(id);
}
