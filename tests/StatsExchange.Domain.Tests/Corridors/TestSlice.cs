// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Corridors;

/// <summary>Builds slices from rows given in any order; dimensions left out take their defaults.</summary>
internal sealed class TestSlice(Structure structure, string owner, string period)
{
    private readonly List<(string[] Key, double Value, Dictionary<string, string> Attributes)> _rows = [];

    /// <summary>Adds a row: dimensions and attributes as "ID=code", separated by blanks.</summary>
    public TestSlice Row(string partner, string rest, double? value)
    {
        var given = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        given["COUNTERPART_AREA"] = partner;
        var key = structure.SliceDimensions.Select(d => given.GetValueOrDefault(d.Id) ?? d.Default!).ToArray();
        Assert.All(given.Keys, id => Assert.True(structure.FindDimension(id) is not null || structure.FindAttribute(id) is not null, id));
        _rows.Add((key, value ?? double.NaN, given.Where(p => structure.FindAttribute(p.Key) is not null).ToDictionary()));
        return this;
    }

    public Slice Build()
    {
        var rows = _rows.OrderBy(r => r.Key, Comparer<string[]>.Create(CompareKeys)).ToArray();
        var columns = structure.SliceDimensions.Select((_, i) => Column([.. rows.Select(r => r.Key[i])]));
        var attributes = rows.SelectMany(r => r.Attributes.Keys).Distinct().Order(StringComparer.Ordinal).Select(id => Attribute(id, rows));
        return new Slice(structure, owner, period, [.. columns], [.. rows.Select(r => r.Value)], [.. attributes]);
    }

    private static AttributeColumn Attribute(string id, (string[] Key, double Value, Dictionary<string, string> Attributes)[] rows)
    {
        var carriers = Enumerable.Range(0, rows.Length).Where(i => rows[i].Attributes.ContainsKey(id)).ToImmutableArray();
        return new AttributeColumn(id, carriers, [.. carriers.Select(i => rows[i].Attributes[id])]);
    }

    private static CodeColumn Column(string[] codes)
    {
        ImmutableArray<string> used = [.. codes.Distinct().Order(StringComparer.Ordinal)];
        return new CodeColumn(used, [.. codes.Select(c => used.BinarySearch(c, StringComparer.Ordinal))]);
    }

    private static int CompareKeys(string[]? left, string[]? right) =>
        left!.Zip(right!, string.CompareOrdinal).FirstOrDefault(step => step != 0);
}
