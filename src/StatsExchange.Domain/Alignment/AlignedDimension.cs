// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Alignment;

/// <summary>One matched dimension of an alignment: the codes in use, those that both sides can form, and what these are made of.</summary>
internal sealed class AlignedDimension
{
    /// <summary>Compares the codes of both sides.</summary>
    /// <param name="dimension">The dimension; only classes of people are ever added up.</param>
    /// <param name="origin">The codes the origin's cells of the corridor have, in ordinal order.</param>
    /// <param name="destination">The codes the destination's cells of the corridor have, in ordinal order.</param>
    public AlignedDimension(Dimension dimension, ImmutableArray<string> origin, ImmutableArray<string> destination)
    {
        Id = dimension.Id;
        IsAdditive = dimension.Role == DimensionRole.Additive;
        var classification = IsAdditive ? dimension.Codes.Classification : null;
        var common = CommonClasses.Find(classification, origin, destination);
        Classes = new ClassTable(classification, origin.Union(destination).Union(common));
        IsCommon = [.. Classes.Codes.Select(code => common.Contains(code, StringComparer.Ordinal))];
        Sent = [IsIn(origin), IsIn(destination)];
        Parts = [.. Classes.Codes.Select((_, rank) => IsCommon[rank] ? Classes.PartsOf(rank).ToArray() : [])];
        var wholes = Parts.SelectMany((parts, rank) => parts.Select(part => (Part: part, Whole: rank))).ToLookup(entry => entry.Part, entry => entry.Whole);
        Wholes = [.. Classes.Codes.Select((_, part) => wholes[part].ToArray())];
    }

    public string Id { get; }

    public bool IsAdditive { get; }

    public ClassTable Classes { get; }

    /// <summary>Per code whether both sides can form it.</summary>
    public bool[] IsCommon { get; }

    /// <summary>Per side and code whether the side has sent it.</summary>
    public ImmutableArray<bool[]> Sent { get; }

    /// <summary>Per code that both can form the classes that could be parts of it, by where they start.</summary>
    public ImmutableArray<int[]> Parts { get; }

    /// <summary>Per code the common ones that it could be a part of.</summary>
    public ImmutableArray<int[]> Wholes { get; }

    /// <summary>Whether a side could have anything to add up.</summary>
    public bool HasSums(int side) => Enumerable.Range(0, Classes.Codes.Length).Any(rank => Sent[side][rank] && Wholes[rank].Length > 0);

    private bool[] IsIn(ImmutableArray<string> codes)
    {
        var isIn = new bool[Classes.Codes.Length];
        foreach (var code in codes)
        {
            isIn[Classes.RankOf(code)] = true;
        }

        return isIn;
    }
}
