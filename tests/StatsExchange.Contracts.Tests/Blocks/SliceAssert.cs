// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Contracts.Tests.Blocks;

internal static class SliceAssert
{
    /// <summary>Whether two slices are the same, dictionaries included; in memory, any NaN is a missing value.</summary>
    public static bool AreSame(Slice left, Slice right) =>
        (left.Structure, left.Owner, left.Period, left.Count) == (right.Structure, right.Owner, right.Period, right.Count)
        && left.Columns.Zip(right.Columns).All(pair => pair.First.Codes.SequenceEqual(pair.Second.Codes) && pair.First.Indices.SequenceEqual(pair.Second.Indices))
        && left.Values.SequenceEqual(right.Values)
        && left.Attributes.Length == right.Attributes.Length
        && left.Attributes.Zip(right.Attributes).All(pair =>
            pair.First.Id == pair.Second.Id && pair.First.Rows.SequenceEqual(pair.Second.Rows) && pair.First.Values.SequenceEqual(pair.Second.Values));

    public static void Same(Slice expected, Slice actual) => Assert.True(AreSame(expected, actual), "The slices differ.");
}
