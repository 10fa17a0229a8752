// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Observations;

/// <summary>One attribute over the rows of a submission in key order.</summary>
internal sealed class SortedAttribute
{
    private readonly string _id;
    private readonly int[] _positions;
    private readonly string[] _texts;

    private SortedAttribute(string id, int[] positions, string[] texts)
    {
        _id = id;
        _positions = positions;
        _texts = texts;
    }

    /// <param name="attribute">The texts as sent.</param>
    /// <param name="positionOfRow">Where each row stands in key order.</param>
    public static SortedAttribute Of(SparseTexts attribute, int[] positionOfRow)
    {
        var positions = new int[attribute.Rows.Count];
        var texts = new string[positions.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = positionOfRow[attribute.Rows[i]];
            texts[i] = attribute.Texts[i];
        }

        Array.Sort(positions, texts);
        return new SortedAttribute(attribute.Id, positions, texts);
    }

    /// <summary>The part that falls on positions start to end, with rows counted from start; null where there is none.</summary>
    public AttributeColumn? Within(int start, int end)
    {
        var first = LowerBound(start);
        var last = LowerBound(end);
        return first == last
            ? null
            : new AttributeColumn(_id, [.. _positions[first..last].Select(position => position - start)], ImmutableArray.Create(_texts, first, last - first));
    }

    private int LowerBound(int position)
    {
        var at = Array.BinarySearch(_positions, position);
        return at < 0 ? ~at : at;
    }
}
